//! Boolean networks as `BoolNet` and `PyBoolNet` write them.
//!
//! Müssel, C., Hopfensitz, M. & Kestler, H. A. (2010). `BoolNet`: an R package for generation, reconstruction and analysis
//! of Boolean networks. Bioinformatics 26(10), 1378-1380. Klarner, H., Streck, A. & Siebert, H. (2017). `PyBoolNet`: a
//! Python package for the generation, analysis and visualization of Boolean networks. Bioinformatics 33(5), 770-772.
//!
//! A line is a target and its function, `name, expression`: what the target is in the next period follows from what is so
//! in this one. A target becomes an object with one law that takes one period. A target that is always 1 is held by the
//! one environment of the model; one that is always 0 is likely there with probability 0, so that a course can still begin
//! with it. A factor that is no target is an input: an object that is open. The environment is a coproducer of every law,
//! since no coproducer suffices alone and a function may have a single argument.

mod elimination;
mod export;
mod expression;
mod function;
mod import;
mod read;
mod roles;
mod text;
mod token;

pub use export::export;
pub use import::import;
