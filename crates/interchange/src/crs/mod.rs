//! Catalytic reaction systems as `CatReNet` writes them.
//!
//! A line is a reaction, `name: a + b [c & d, e] -> x + y`, or says with `Food:` what the surroundings supply, or is a
//! remark, which begins with `#`. In brackets stand catalysts: `&` or `*` joins those that are needed together and binds
//! tighter than `,` or `|`, which joins those that stand in for one another. A reaction becomes a law, its catalysts what enables it; the one environment of the model holds the food.
//! A reaction without catalysts becomes a law that nothing has to enable.

mod import;
mod read;

pub use import::import;
