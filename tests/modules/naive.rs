//! Small random models, as the judge of the engine draws them; its own tests are not run again.
#![allow(dead_code, unused_imports, reason = "the judge asks more of it")]

#[path = "../naive/condition.rs"]
pub mod condition;
#[path = "../naive/evaluate.rs"]
pub mod evaluate;
#[path = "../naive/fixpoint.rs"]
pub mod fixpoint;
#[path = "../naive/generate.rs"]
pub mod generate;
#[path = "../naive/member.rs"]
pub mod member;
#[path = "../naive/model.rs"]
pub mod model;
#[path = "../naive/question.rs"]
pub mod question;
#[path = "../naive/random.rs"]
pub mod random;
#[path = "../naive/relations.rs"]
pub mod relations;
#[path = "../naive/sets.rs"]
pub mod sets;
#[path = "../naive/setting.rs"]
pub mod setting;
