//! Fault trees in the Open-PSA format: what is taken over, what is refused and where, and that nothing is lost.
#![allow(clippy::disallowed_methods, reason = "tests read models")]

use coproduce_core::Program;
use coproduce_interchange::openpsa;

fn tree(inside: &str) -> String {
    format!("<opsa-mef>\n<define-fault-tree name=\"t\">\n{inside}\n</define-fault-tree>\n</opsa-mef>\n")
}

fn imported(text: &str) -> String {
    openpsa::import(text).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

/// Reads a model that has to be clean.
fn read(model: &str) -> Program {
    let program = Program::read("model.coprod", model);
    let found: Vec<String> =
        program.findings.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.message)).collect();
    assert!(found.is_empty(), "{found:?}\n{model}");
    program
}

fn exported(program: &Program) -> String {
    let environment = program.kernel.environment_ids().next().expect("an environment");
    openpsa::export(program, environment).expect("no circle")
}

#[test]
fn a_tree_becomes_laws_that_name_their_environment() {
    let text = tree(
        r#"<define-gate name="top"><label>All of "it"</label>
             <or><gate name="g"/><and><event name="e.1"/><not><house-event name="h"/></not></and></or></define-gate>
           <define-gate name="g"><atleast min="2">
             <basic-event name="and"/><xor><basic-event name="e.1"/><gate name="only"/></xor><basic-event name="b"/>
           </atleast></define-gate>
           <define-gate name="only"><gate name="plant"/></define-gate>
           <define-gate name="plant"><nor><basic-event name="b"/><basic-event name="c"/></nor></define-gate>
           <define-basic-event name="e.1"><float value="1e-3"/></define-basic-event>
           <define-basic-event name="and"/><define-basic-event name="b"/><define-basic-event name="c"/>
           <define-house-event name="h"><constant value="false"/></define-house-event>"#,
    );
    let model = imported(&text);
    assert_eq!(
        model,
        r#"model t

object top "All of 'it'", g, only, plant

object `e.1`, `and`, b, c, h

property operating of plant_2

environment plant_2 { holds operating   lacks h   likely `e.1` 0.001 }

law top in plant_2 { (g or `e.1` and not h) and plant_2 produce top }

law g in plant_2 {
  at least 2 of (`and`, `e.1` and not only or not `e.1` and only, b) and plant_2
  produce g
}

law only in plant_2 { plant and plant_2 produce only }

law plant in plant_2 { not (b or c) and plant_2 produce plant }
"#
    );
    read(&model);
}

#[test]
fn parts_of_an_exclusive_or_are_written_once() {
    let nested = (0..40).fold("<basic-event name=\"a\"/>".to_owned(), |inner, _| {
        format!("<xor>{inner}<basic-event name=\"b\"/></xor>")
    });
    let defined = "<define-basic-event name=\"a\"/><define-basic-event name=\"b\"/>";
    let model = imported(&tree(&format!("<define-gate name=\"top\">{nested}</define-gate>{defined}")));
    assert_eq!(model.matches("law ").count(), 40);
    read(&model);
}

#[test]
fn events_of_containers_are_named_by_their_path_where_they_are_private() {
    let model = imported(&tree(
        r#"<define-gate name="top"><and><event name="e"/><event name="c.e"/><event name="d.e"/></and></define-gate>
           <define-component name="c" role="private"><define-basic-event name="e"/></define-component>
           <define-component name="d" role="private"><define-basic-event name="e"/></define-component>
           <define-basic-event name="e"/>"#,
    ));
    assert!(model.contains("e and `t.c.e` and `t.d.e`"), "{model}");
}

/// What is wrong, where, and what is said of it.
#[test]
fn what_cannot_be_taken_over_is_refused_with_its_place() {
    let cases = [
        ("", None, "this is not XML"),
        ("<opsa-mef>", None, "this is not XML"),
        ("<opsa-mef>\n  <a></b>\n</opsa-mef>", Some((2, 6)), "this is not XML"),
        ("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n<opsa-mef/>", Some((2, 1)), "document type"),
        ("<model/>", Some((1, 1)), "not an `opsa-mef`"),
        ("<opsa-mef><define-event-tree name=\"e\"/></opsa-mef>", Some((1, 11)), "`define-event-tree` in a model"),
    ];
    let inside = [
        ("<define-gate name=\"g\"/>", "gate `g` has no formula"),
        ("<define-gate><or/></define-gate>", "`define-gate` has no `name`"),
        ("<define-gate name=\"g\"><or/></define-gate>", "`or` has 0 arguments"),
        ("<define-gate name=\"g\"><imply/></define-gate>", "`imply` in a formula"),
        ("<define-gate name=\"g\"><gate name=\"h\"/></define-gate>", "`h` is not defined"),
        ("<define-gate name=\"g\"><gate name=\"g\"/></define-gate>", "`g` depend"),
        ("<define-gate name=\"g\"><atleast min=\"2\"><gate name=\"g\"/></atleast></define-gate>", "requires 2 of 1"),
        ("<define-gate name=\"g\"><atleast min=\"-1\"><gate name=\"g\"/></atleast></define-gate>", "requires -1 of 1"),
        ("<define-basic-event name=\"e\"><float value=\"2\"/></define-basic-event>", "not a number from 0 to 1"),
        ("<define-basic-event name=\"e\"><float value=\"NaN\"/></define-basic-event>", "not a number from 0 to 1"),
        ("<define-basic-event name=\"e\"><exponential/></define-basic-event>", "not constant but `exponential`"),
        ("<define-basic-event name=\"e\"/><define-basic-event name=\"e\"/>", "`e` is defined twice"),
        ("<define-house-event name=\"e\"><constant value=\"maybe\"/></define-house-event>", "neither true nor false"),
        ("<define-substitution/>", "`define-substitution` in a model"),
    ];
    let inside = inside.map(|(text, said)| (tree(text), said));
    for (text, place, said) in cases
        .into_iter()
        .map(|(text, place, said)| (text.to_owned(), Some(place), said))
        .chain(inside.into_iter().map(|(text, said)| (text, None, said)))
    {
        let refusals = openpsa::import(&text).expect_err(&text);
        let found = refusals[0].place.map(|place| (place.line, place.column));
        assert!(refusals[0].message.contains(said), "{text}: {refusals:?}");
        match place {
            Some(place) => assert_eq!(found, place, "{text}"),
            None => assert_eq!(found.map(|(line, _)| line), Some(3), "{text}"),
        }
    }
}

#[test]
fn all_reasons_are_given_at_once() {
    let text = tree("<define-gate name=\"g\"><or><gate name=\"a\"/><gate name=\"b\"/></or></define-gate>");
    assert_eq!(openpsa::import(&text).expect_err("two names").len(), 2);
}

#[test]
fn no_depth_and_no_cut_makes_it_fail_otherwise() {
    let deep = format!("{}<gate name=\"x\"/>{}", "<not>".repeat(100_000), "</not>".repeat(100_000));
    let refusals = openpsa::import(&tree(&format!("<define-gate name=\"g\">{deep}</define-gate>"))).expect_err("deep");
    assert!(refusals[0].message.contains("nested more than 100 deep"), "{refusals:?}");
    let components =
        format!("{}{}", "<define-component name=\"c\">".repeat(10_000), "</define-component>".repeat(10_000));
    assert!(openpsa::import(&tree(&components)).is_err());
    let whole = std::fs::read_to_string("tests/faulttrees/chinese.xml").expect("a model");
    for end in (0..whole.len()).step_by(7) {
        assert!(openpsa::import(&whole[..end]).is_err(), "{end}");
    }
}

/// What is taken over, written, and taken over again says the same.
#[test]
fn public_models_are_clean_and_come_back_as_they_were() {
    for name in ["chinese", "baobab2", "das9601", "isp9606"] {
        let text = std::fs::read_to_string(format!("tests/faulttrees/{name}.xml")).expect("a model");
        let first = read(&imported(&text));
        let written = exported(&first);
        let second = read(&imported(&written));
        assert_eq!(first.kernel.laws.len(), second.kernel.laws.len(), "{name}");
        assert_eq!(written, exported(&second), "{name}");
    }
}

#[test]
fn choices_and_residuals_are_events_of_their_own() {
    let program = Program::read(
        "model.coprod",
        "object seed, crop, `24 h <lamp>`
         actor farmer
         action sow by farmer enabled by seed
         environment field { holds seed   includes farmer   likely sow 0.5 }
         law growth in field { sow and `24 h <lamp>` produce crop   likelihood 0.9 }",
    );
    let text = exported(&program);
    for part in [
        "<basic-event name=\"sow_chosen\"/>",
        "<label>24 h &lt;lamp&gt;</label>",
        "<basic-event name=\"unnamed_growth_\"/>",
        "<float value=\"0.9\"/>",
        "<float value=\"0.5\"/>",
        "<constant value=\"true\"/>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let again = Program::read("model.coprod", &imported(&text));
    assert!(!again.has_errors(), "{:?}", again.findings);
}

#[test]
fn a_loop_is_no_fault_tree() {
    let program = Program::read(
        "model.coprod",
        "object a, b, c, d
         environment e { holds c }
         law one in e { a and c produce b }
         law two in e { b and d produce a }",
    );
    let environment = program.kernel.environment_ids().next().expect("an environment");
    let refusal = openpsa::export(&program, environment).expect_err("a circle");
    assert!(refusal.message.contains("in a cycle"), "{refusal}");
}
