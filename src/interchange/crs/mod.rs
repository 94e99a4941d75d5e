//! Catalytic reaction systems as `CatReNet` writes them.
//!
//! A line is a reaction, `name: a + b [c & d, e] -> x + y`, or says with `Food:` what the surroundings supply; `#`
//! begins a comment. In brackets stand catalysts: `&` binds tighter than `,`, which joins those that stand in for one
//! another. A reaction becomes a law, its catalysts what enables it; the one environment of the model holds the food.
//! A reaction without catalysts becomes a law that nothing has to enable.

mod import;
mod read;

pub use import::import;
