//! Builds a model in Rust, checks it, and asks what comes about in each environment.
//!
//! Run with `cargo run --example embed`.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce::Program;
use coproduce::analysis::{Literal, Options, Verdict};
use coproduce::builder::{ModelBuilder, any, name};

fn village() -> Program {
    let mut model = ModelBuilder::new("village");
    model.object(["pump", "well", "grid", "generator", "water"]);
    model.environment("village").holds("well");
    model.environment("power_cut").within("village").lacks("grid");
    let pumping = model.law("pumping").applies_in("village").produces("water");
    pumping.when(name("pump").and("well").and(any(["grid", "generator"])));
    model.scenario("dark", "power_cut").given("pump").expect_not("water");
    model.scenario("lit", "power_cut").given(["pump", "generator"]).expect("water");
    model.build()
}

fn main() {
    let program = village();
    for finding in &program.findings {
        println!("{}: {}", finding.level.word(), finding.message);
    }
    for situation in program.evaluate(&Options::default()).situations {
        for product in situation.products {
            let set = |set: &Vec<Literal>| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
            let missing: Vec<String> = product.missing.iter().map(set).collect();
            match product.verdict {
                Verdict::Produced => println!("{}: {} is produced", situation.name, product.name),
                verdict => println!(
                    "{}: {} is {}; missing: {}",
                    situation.name,
                    product.name,
                    verdict.word(),
                    missing.join(", or ")
                ),
            }
        }
    }
}
