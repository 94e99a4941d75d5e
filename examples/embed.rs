//! Builds a model in Rust, checks it, and asks what comes about in each environment.
//!
//! Run with `cargo run --example embed`.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce::builder::{ModelBuilder, any, name};
use coproduce::{Literal, Program, Question, Refusal, Situation, Verdict};

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

fn main() -> Result<(), Refusal> {
    let program = village();
    for finding in program.findings() {
        println!("{}: {}", finding.level, finding.message);
    }
    for situation in program.evaluate() {
        for product in situation.products {
            let set = |set: &Vec<Literal>| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
            let missing: Vec<String> = product.missing.iter().map(set).collect();
            print!("{}: {} is {}", situation.name, product.name, product.verdict);
            match product.verdict {
                Verdict::Produced => println!(),
                _ => println!("; missing: {}", missing.join(", or ")),
            }
        }
    }
    print!("{}", program.ask(&Question::why("water"), &Situation::scenario("lit"))?);
    Ok(())
}
