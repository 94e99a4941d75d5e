//! The definitions of offerings, values, logics and constellations: small models, each with what must come of it and why.
//!
//! The first comments of a model say what must come: `rule RULE fires N`, `clean`, or a field of the results as they are
//! written in JSON. A finding that none of them names is a fault. Claims and expectations of the models hold.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::analysis::propose::{Extent, ProposalsReport, Wish, propose};
use coproduce_core::analysis::{Options, Words, problems};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

fn read(path: &Path) -> (String, Program) {
    let text = std::fs::read_to_string(path).expect("a readable case");
    let program = Program::read(&path.display().to_string(), &text);
    (text, program)
}

fn results(program: &Program) -> Value {
    let evaluation = program.evaluate(&Options::default());
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    json!({
        "situation": evaluation.situations,
        "offering": evaluation.offerings,
        "problem": problems(words, &program.networks, |_| true),
    })
}

/// The field of a result; a part of the way through a list is the name of one of its items, or its position.
fn field<'v>(results: &'v Value, way: &str) -> &'v Value {
    way.split('/').fold(results, |at, part| match at {
        Value::Array(items) => {
            let named = items.iter().find(|item| item.get("name").is_some_and(|name| name == part));
            named.or_else(|| items.get(part.parse::<usize>().ok()?)).unwrap_or_else(|| panic!("no `{part}` in {way}"))
        }
        other => other.get(part).unwrap_or_else(|| panic!("no `{part}` in {way}")),
    })
}

/// What is wrong with a model, by what its comments say must come of it.
fn wrong(text: &str, program: &Program) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut fired: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &program.findings {
        *fired.entry(finding.rule.name).or_default() += 1;
    }
    let mut expected: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut results_of, mut judged) = (None, 0);
    for line in text.lines().filter_map(|line| line.strip_prefix("// ")) {
        judged += 1;
        if let Some((rule, count)) = line.strip_prefix("rule ").and_then(|rest| rest.split_once(" fires ")) {
            expected.insert(rule, count.parse().expect("a number"));
        } else if let Some((way, value)) = asked(line) {
            let results = results_of.get_or_insert_with(|| results(program));
            let found = field(results, &way);
            if *found != serde_json::from_str::<Value>(value).expect("a value") {
                wrong.push(format!("{line}: {found}"));
            }
        } else if line != "clean" {
            judged -= 1;
            if line.contains(" fires ") || line.contains(": /") {
                wrong.push(format!("no directive: {line}"));
            }
        }
    }
    if judged == 0 {
        wrong.push("states nothing".to_owned());
    }
    if fired != expected {
        wrong.push(format!("{expected:?}: {:#?}", program.findings));
    }
    wrong
}

/// Of `situation worn: /nets/maker/total = 10` the way `situation/worn/nets/maker/total`, and the value.
fn asked(line: &str) -> Option<(String, &str)> {
    let (subject, rest) = line.split_once(": /")?;
    let (way, value) = rest.split_once(" = ")?;
    let (list, name) = subject.split_once(' ')?;
    ["situation", "offering", "problem"].contains(&list).then(|| (format!("{list}/{name}/{way}"), value))
}

#[test]
fn the_definitions_come_out() {
    let mut all = Vec::new();
    for path in files("tests/cases/services") {
        let (text, program) = read(&path);
        all.extend(wrong(&text, &program).into_iter().map(|wrong| format!("{}: {wrong}", path.display())));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Where what is offered has to be made, no two come to terms without somebody making it: every proposal asks the maker.
#[test]
fn what_is_proposed_asks_the_maker_to_make_the_content() {
    let (_, program) = read(Path::new("tests/cases/services/content_is_made.coprod"));
    let kernel = &program.kernel;
    let atom = |name: &str| program.names().find(|(known, ..)| known == name).expect("a name").2;
    let environment = kernel.environment_ids().next().expect("an environment");
    let wish = Wish {
        parties: [atom("maker"), atom("buyer")],
        environment,
        assumptions: vec![kernel.choice(atom("visit"))],
        otherwise: [0.0; 2],
    };
    let network = program.networks.of(kernel, environment);
    let found = propose(kernel, network, &wish, Extent { sets: 1000, proposals: 10 });
    let words = Words { sources: &program.sources, kernel };
    let report = ProposalsReport::new(words, wish.parties, Some((&wish, found)), &|_| false);
    let report = serde_json::to_value(report).expect("a report");
    let proposals = report["propositions"].as_array().expect("propositions");
    assert!(!proposals.is_empty(), "{report:#}");
    for proposal in proposals {
        let promised = proposal["promises"]["maker"].as_array().expect("promises");
        assert!(promised.iter().any(|name| name == "make"), "{proposal:#}");
    }
}

/// Whoever does what the help says gets rid of the finding. A folder of a rule has models before and after; the first
/// comment of the second quotes what of the help it does.
#[test]
fn help_that_is_followed_helps() {
    let mut wrong = Vec::new();
    for before in
        files("tests/cases/helps").into_iter().filter(|path| path.to_string_lossy().ends_with(".before.coprod"))
    {
        let name = before.file_name().expect("a name").to_string_lossy().into_owned();
        let rule = name.split('.').next().expect("a rule");
        let (_, program) = read(&before);
        let helps: Vec<&str> =
            program.findings.iter().filter(|one| one.rule == rule).filter_map(|one| one.help.as_deref()).collect();
        let (text, mended) = read(&before.with_file_name(name.replace(".before.", ".after.")));
        let quoted = text.lines().next().and_then(|line| line.strip_prefix("// ")).unwrap_or_default();
        if program.findings.len() != helps.len() || !helps.iter().any(|help| help.contains(quoted)) {
            wrong.push(format!("{name}: {quoted}: {:#?}", program.findings));
        }
        if !mended.findings.is_empty() {
            wrong.push(format!("{name}, as the help says: {:#?}", mended.findings));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Content is made, not conjured, on every axis, with a law and without, made and not, bought and not: an offering is
/// delivered where it is bought and what laws make of its goods and services is there; what has a law is there where it is
/// made, and all else where it is delivered.
#[test]
fn content_comes_by_its_law_or_by_the_delivery() {
    let given = |is_done: bool, name: &'static str| if is_done { name } else { "" };
    let expected = |is_there: bool| if is_there { "" } else { "not " };
    for axis in ["physical", "service", "people"] {
        for (has_law, made, bought) in (0..8).map(|bits| (bits & 1 == 1, bits & 2 == 2, bits & 4 == 4)) {
            let delivered = bought && (made || !has_law || axis == "people");
            let item = if has_law { made } else { delivered };
            let law = if has_law { "law making in home { make and timber produce item }" } else { "" };
            let done: Vec<&str> =
                [given(made, "make"), given(bought, "buy")].into_iter().filter(|one| !one.is_empty()).collect();
            let done = if done.is_empty() { String::new() } else { format!("given {}", done.join(", ")) };
            let text = format!(
                "actor maker, buyer\nobject timber\nenvironment home {{ holds timber }}\naction make by maker\n\
                 action buy by maker and buyer\n\
                 offering kit from maker to buyer {{ {axis} item   physical box   people advice   interactions buy }}\n\
                 {law}\nscenario case in home {{ {done} expect {}kit, {}item, {}box, {}advice }}\n",
                expected(delivered),
                expected(item),
                expected(delivered),
                expected(delivered),
            );
            let program = Program::read("model.coprod", &text);
            let unmet = program.findings.iter().filter(|finding| finding.rule == "unmet-expectation").count();
            assert!(program.understood && unmet == 0, "{text}{:#?}", program.findings);
        }
    }
}

/// A logic is a view, and one view at least is open to every customer of every offering.
#[test]
fn every_customer_can_see_an_offering_in_some_logic() {
    let mut seen = 0;
    for path in ["tests/cases/services", "tests/cases/helps", "examples"].into_iter().flat_map(files) {
        if path.extension().is_none_or(|extension| extension != "coprod") {
            continue;
        }
        let (_, program) = read(&path);
        for offering in program.evaluate(&Options::default()).offerings {
            for (customer, logics) in &offering.logics {
                assert!(!logics.possible.is_empty(), "{}: {} for {customer}", path.display(), offering.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
}
