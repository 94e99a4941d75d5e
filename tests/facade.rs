//! The facade answers as the command line does: every question that it offers, on shipped models.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, reason = "tests read models and run the binary")]

use coproduce::{Program, Question, Session, Situation};
use std::process::Command;

fn program(model: &str) -> Program {
    let path = format!("examples/{model}.coprod");
    Program::read(&path, &std::fs::read_to_string(&path).unwrap())
}

fn command_line(arguments: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coproduce"));
    let ended = command.args(arguments.split_whitespace()).env_remove("COLUMNS").output().unwrap();
    assert!(ended.status.success(), "{arguments}: {ended:?}");
    String::from_utf8(ended.stdout).unwrap()
}

#[track_caller]
fn same(model: &str, question: &Question, situation: &Situation, arguments: &str) {
    let program = program(model);
    let answer = program.ask(question, situation).unwrap();
    assert_eq!(answer.to_string().trim_end(), command_line(arguments).trim_end());
    let json: serde_json::Value = serde_json::from_str(&serde_json::to_string(&answer).unwrap()).unwrap();
    let envelope: serde_json::Value =
        serde_json::from_str(&command_line(&format!("{arguments} --format json"))).unwrap();
    assert_eq!(json, envelope["results"], "{arguments}");
}

#[test]
fn questions_about_a_product_are_answered_alike() {
    let forest = Situation::in_environment("forest");
    same(
        "acorn",
        &Question::why("oak"),
        &Situation::scenario("in_the_forest"),
        "why oak examples/acorn.coprod --scenario in_the_forest",
    );
    same("acorn", &Question::why("oak"), &forest, "why-not oak examples/acorn.coprod --in forest");
    same(
        "acorn",
        &Question::sets("oak"),
        &Situation::in_environment("seed_lab"),
        "sets oak examples/acorn.coprod --in seed_lab",
    );
    same("acorn", &Question::necessary("oak"), &forest, "necessary oak examples/acorn.coprod --in forest");
    let likely = forest.clone().likely("acorn", 0.25);
    same("acorn", &Question::rank("oak"), &likely, "rank oak examples/acorn.coprod --in forest --likely acorn=0.25");
    let by_sets = Question::rank("oak").by_fussell_vesely();
    let command = "rank oak examples/acorn.coprod --in forest --likely acorn=0.25 --by fussell-vesely";
    same("acorn", &by_sets, &likely, command);
    same("acorn", &Question::relate(["acorn"], "oak"), &forest, "relate acorn oak examples/acorn.coprod --in forest");
}

#[test]
fn questions_about_a_model_are_answered_alike() {
    let only = Situation::only();
    same("acorn", &Question::compare([]), &only, "compare examples/acorn.coprod");
    same("england_and_portugal", &Question::trade(), &only, "trade examples/england_and_portugal.coprod");
    same(
        "orchestration/wicked_problem",
        &Question::complexity(),
        &only,
        "complexity examples/orchestration/wicked_problem.coprod",
    );
    same("orchestration/rakuten", &Question::matrix(), &only, "matrix examples/orchestration/rakuten.coprod");
}

#[test]
fn periods_of_courses_are_answered_alike() {
    let program = program("archetypes/limits_to_growth");
    let course = program.follow("season").unwrap();
    for (name, question) in [("why", Question::why("crowding")), ("necessary", Question::necessary("crowding"))] {
        let moment = program.lay_out(&question, &Situation::course("season", course.last)).unwrap();
        let arguments = format!("{name} crowding examples/archetypes/limits_to_growth.coprod --course season");
        assert_eq!(moment.answer().unwrap().to_string().trim_end(), command_line(&arguments).trim_end());
    }
    assert!(program.ask(&Question::why("crowding"), &Situation::course("season", 1)).is_err());
    assert!(program.lay_out(&Question::why("crowding"), &Situation::only()).is_err());
    assert!(program.follow("bust").is_err());
}

#[test]
fn what_cannot_be_answered_is_refused_with_its_reason() {
    let program = program("acorn");
    let refusal = program.ask(&Question::why("oka"), &Situation::in_environment("forest")).unwrap_err();
    assert_eq!(refusal.reasons.len(), 1);
    assert!(refusal.reasons[0].help.as_deref().is_some_and(|help| help.contains("`oak`")), "{refusal}");
    let broken = Program::read("broken.coprod", "law");
    assert!(!broken.is_understood() && broken.ask(&Question::loops(), &Situation::only()).is_err());
    assert!(broken.evaluate().is_empty() && broken.normal_form().is_none());
}

#[test]
fn a_session_is_as_it_was_after_a_mistake() {
    let mut session = Session::new();
    assert!(session.enter("object acorn, soil, oak").is_answer());
    assert!(!session.enter("law l in nowhere { acorn and soil produce oak }").is_answer());
    assert!(session.enter("environment outdoors { holds soil }").is_answer());
    assert!(session.enter("law l in outdoors { acorn and soil produce oak }").is_answer());
    assert!(session.enter("oak? given acorn").to_string().starts_with("produced"));
    assert!(session.enter(":quit").ends());
    assert!(Session::is_unfinished("environment outdoors {"));
}
