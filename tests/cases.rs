//! Model files whose first comments say what must come of them.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::analysis::exchange::{Sampling, TradeReport};
use coproduce_core::analysis::{
    Extent, Literal, Options, Presence, SetList, Setting, Supposition, Verdict, Words, necessary, rank, sets,
};
use coproduce_core::kernel::{AtomId, Supposed};
use coproduce_engine::exact::{Importance, Limits};
use coproduce_syntax::diagnostic::nearest;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "coprod"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn read(path: &Path) -> (String, Program) {
    let text = std::fs::read_to_string(path).expect("a readable case");
    let program = Program::read(&path.display().to_string(), &text);
    (text, program)
}

fn atom(program: &Program, name: &str) -> AtomId {
    program.names().find(|(known, _, _)| known == name).unwrap_or_else(|| panic!("no `{name}`")).2
}

/// `ENV given a, b without c`
fn supposition(program: &Program, question: &str) -> Supposition {
    let mut environment = None;
    let mut states = Vec::new();
    let mut supposed = None;
    for word in question.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word {
            "given" => supposed = Some(Supposed::Given),
            "without" => supposed = Some(Supposed::Without),
            "unknown" => supposed = Some(Supposed::Unknown),
            name => match supposed {
                None => environment = program.kernel.environment_of(atom(program, name)),
                Some(supposed) => states.push((program.kernel.choice(atom(program, name)), supposed)),
            },
        }
    }
    Supposition { environment: environment.expect("an environment"), states }
}

/// `[a] [b, c]`
fn named_sets(text: &str) -> Vec<Vec<String>> {
    let sets = text.split(']').filter_map(|set| set.trim().strip_prefix('['));
    sets.map(|set| set.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
        .collect()
}

/// `ENV given a, b without c: product = verdict missing [a] [b, c]`
fn judge_run(program: &Program, statement: &str) {
    let (question, answer) = statement.split_once(':').expect("a question and an answer");
    let only = Some(Setting::Environment(supposition(program, question)));
    let evaluation = program.evaluate(&Options { only, ..Options::default() });
    let (product, expected) = answer.split_once('=').expect("a product and a verdict");
    let found = evaluation.situations[0].products.iter().find(|one| one.name == product.trim()).expect("a product");
    let (verdict, missing) = expected.trim().split_once(" missing").unwrap_or((expected.trim(), ""));
    let expected_verdict = match verdict.trim() {
        "produced" => Verdict::Produced,
        "not_produced" => Verdict::NotProduced,
        "undetermined" => Verdict::Undetermined,
        other => panic!("no verdict {other}"),
    };
    assert_eq!(found.verdict, expected_verdict, "{statement}");
    if expected.contains(" missing") {
        assert_eq!(found.missing, named_sets(missing), "{statement}");
    }
}

/// `ENV given a, b without c: product = production [a, b] [c] blocking [a, c] [b, c]`
fn judge_sets(program: &Program, statement: &str) {
    let (question, answer) = statement.split_once(':').expect("a question and an answer");
    let setting = Setting::Environment(supposition(program, question));
    let (product, expected) = answer.split_once(" = production").expect("a product and its sets");
    let (production, blocking) = expected.split_once("blocking").expect("both kinds of sets");
    let inquiry = setting.inquiry(&program.kernel, &program.networks);
    let found = sets(&inquiry, atom(program, product.trim()), Extent::default()).expect("sets");
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let named = |list: SetList, as_it_is: bool| -> Vec<Vec<Literal>> {
        assert!(list.is_complete());
        let name = |(atom, present): Presence| words.literal(atom, present == as_it_is);
        list.sets.into_iter().map(|set| set.into_iter().map(name).collect()).collect()
    };
    assert_eq!(
        named(found.production.expect("asked for").expect("production sets"), true),
        named_sets(production),
        "{statement}"
    );
    let as_it_is = !found.is_monotone;
    assert_eq!(
        named(found.blocking.expect("asked for").expect("blocking sets"), as_it_is),
        named_sets(blocking),
        "{statement}"
    );
}

/// `ENV given a: product = 0.63` or `ENV given a: product b rrw = 1.75`
fn judge_rank(program: &Program, statement: &str) {
    let (question, answer) = statement.split_once(':').expect("a question and an answer");
    let setting = Setting::Environment(supposition(program, question));
    let (subject, expected) = answer.split_once('=').expect("a measure and its value");
    let expected: f64 = expected.trim().parse().expect("a number");
    let subject: Vec<&str> = subject.split_whitespace().collect();
    let inquiry = setting.inquiry(&program.kernel, &program.networks);
    let found = rank(&setting, &inquiry, atom(program, subject[0]), true, Limits::default()).expect("a ranking");
    let value = if let [_, coproducer, measure] = subject[..] {
        let coproducer = program.kernel.choice(atom(program, coproducer));
        let is_meant = |one: &Importance<AtomId>| one.variable == coproducer;
        let index = found.coproducers.iter().position(is_meant).expect("a coproducer");
        let importance = found.coproducers[index];
        match measure {
            "birnbaum" => importance.birnbaum,
            "criticality" => importance.criticality,
            "fussell_vesely" => found.fussell_vesely.expect("asked for").expect("unions")[index],
            "raw" => importance.raw,
            "rrw" => importance.rrw,
            other => panic!("no measure {other}"),
        }
    } else {
        found.probability
    };
    let is_so = if expected.is_finite() { (value - expected).abs() <= 1e-9 } else { value.is_infinite() };
    assert!(is_so, "{statement}: {value}");
}

/// What comes of each exchange.
fn trades(program: &Program) -> Vec<TradeReport<'_>> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    program.kernel.exchanges.iter().map(|one| TradeReport::new(words, one, Sampling::default())).collect()
}

/// `NAME: /field/name/field = VALUE`, of a situation, an offering or an exchange in the results as they are written as JSON; a part of
/// the way through a list is the name of one of its items.
fn judge_result(program: &Program, list: &str, statement: &str) {
    let (name, rest) = statement.split_once(": ").expect("a name and a field");
    let (way, expected) = rest.split_once(" = ").expect("a field and a value");
    let results = match list {
        "trades" => serde_json::json!({ "trades": trades(program) }),
        _ => serde_json::to_value(program.evaluate(&Options::default())).expect("results"),
    };
    let way = format!("{list}/{name}{way}");
    let found = way.split('/').fold(&results, |at, part| match at {
        serde_json::Value::Array(items) => items
            .iter()
            .find(|item| {
                ["name", "actor", "exchange"].iter().find_map(|field| item.get(field)).is_some_and(|name| name == part)
            })
            .or_else(|| items.get(part.parse::<usize>().ok()?))
            .unwrap_or_else(|| panic!("no item `{part}`: {statement}")),
        other => other.get(part).unwrap_or_else(|| panic!("no field `{part}`: {statement}")),
    });
    let expected: serde_json::Value = serde_json::from_str(expected).expect("a value");
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-9, "{statement}: {found}"),
        _ => assert_eq!(*found, expected, "{statement}"),
    }
}

fn judge(path: &Path) -> usize {
    let (text, program) = read(path);
    let mut judged = 0;
    let fired = |rule: &str| program.findings.iter().filter(|finding| finding.rule == rule).count();
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("// ")) {
        if let Some(statement) = line.strip_prefix("run ") {
            judge_run(&program, statement);
        } else if let Some(statement) = line.strip_prefix("sets ") {
            judge_sets(&program, statement);
        } else if let Some(statement) = line.strip_prefix("rank ") {
            judge_rank(&program, statement);
        } else if let Some(statement) = line.strip_prefix("rule ") {
            let (rule, count) = statement.split_once(" fires ").expect("a rule and a number");
            assert_eq!(
                fired(rule),
                count.trim().parse::<usize>().expect("a number"),
                "{line}: {:#?}",
                program.findings
            );
        } else if let Some(statement) = line.strip_prefix("situation ") {
            judge_result(&program, "situations", statement);
        } else if let Some(statement) = line.strip_prefix("offering ") {
            judge_result(&program, "offerings", statement);
        } else if let Some(statement) = line.strip_prefix("trade ") {
            judge_result(&program, "trades", statement);
        } else if line == "clean" {
            assert!(program.findings.is_empty(), "{:#?}", program.findings);
        } else if line == "claims hold" {
            assert_eq!(fired("refuted-claim"), 0, "{:#?}", program.findings);
        } else {
            assert!(!is_statement(line), "{}: no directive begins `{line}`", path.display());
            continue;
        }
        judged += 1;
    }
    judged
}

/// Whether a comment is meant to say what must come of a model: its first word is nearly one that does. Misspelt, it
/// would otherwise leave the model unjudged.
fn is_statement(line: &str) -> bool {
    const DIRECTIVES: [&str; 9] = ["run", "sets", "rank", "rule", "situation", "offering", "trade", "clean", "claims"];
    let word = line.split(' ').next().unwrap_or_default();
    let is_like_one = !nearest(word, DIRECTIVES.into_iter()).is_empty();
    is_like_one && (line.contains(" = ") || line.contains(" fires ") || word.len() == line.len())
}

#[test]
fn a_misspelt_directive_is_no_remark() {
    for line in ["runs e given a: p = produced", "rules dead-law fires 1", "claen", "situations s: /products = []"] {
        assert!(is_statement(line), "{line}");
    }
    assert!(!is_statement("The engine starts: 1 + 1 = 2."));
}

#[test]
fn worked_cases_come_out() {
    let mut wrong = Vec::new();
    for path in files("tests/cases/theory") {
        let result = std::panic::catch_unwind(|| judge(&path));
        match result {
            Ok(judged) => assert!(judged > 0, "{} states nothing", path.display()),
            Err(_) => wrong.push(path),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The share of cases that taking a coproducer away would have prevented (causal pies of 50, 30 and 20 cases): 50 + 30
/// with a, 50 + 20 with b, 50 with c, 30 + 20 with d. Shares overlap, so that they add up to 2.5, and not to 1.
#[test]
fn shares_of_prevented_cases_need_not_add_up_to_one() {
    let (_, program) = read(Path::new("tests/cases/theory/causal_pies.coprod"));
    let (ill, counts) = (atom(&program, "ill"), [50, 30, 20]);
    let prevented = ["a", "b", "c", "d"].map(|name| {
        let cases = counts.into_iter().enumerate().filter(|&(scenario, _)| {
            let inquiry = Setting::Scenario(scenario).inquiry(&program.kernel, &program.networks);
            let found = necessary(&inquiry, ill).expect("a small model").expect("a product that is produced");
            found.bases.contains(&atom(&program, name))
        });
        cases.map(|(_, count)| count).sum::<i32>()
    });
    assert_eq!(prevented, [80, 70, 50, 50]);
}

#[test]
fn ten_mistakes_are_ten_findings() {
    let mut wrong = Vec::new();
    for path in files("tests/cases/broken") {
        let (_, program) = read(&path);
        let found: Vec<String> = program
            .findings
            .iter()
            .map(|finding| {
                assert!(finding.help.is_some(), "{} without help: {}", finding.rule.name, finding.message);
                assert!(!finding.remark.is_empty(), "{} without a reason: {}", finding.rule.name, finding.message);
                format!("{} {}", program.sources.positions(finding.span).1.line, finding.rule.name)
            })
            .collect();
        let expected = std::fs::read_to_string(path.with_extension("expected")).expect("what is expected");
        let expected: Vec<&str> = expected.lines().collect();
        if found != expected {
            wrong.push((path, expected.join("\n"), found.join("\n"), program.findings));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Examples are clean, but for those that state which rules fire.
#[test]
fn examples_are_clean_or_say_what_is_found() {
    for path in ["examples", "examples/lipset", "examples/orchestration"].into_iter().flat_map(files) {
        let (text, program) = read(&path);
        judge(&path);
        let expected: usize = text
            .lines()
            .filter_map(|line| line.strip_prefix("// rule ")?.split_once(" fires ")?.1.parse::<usize>().ok())
            .sum();
        assert_eq!(program.findings.len(), expected, "{}: {:#?}", path.display(), program.findings);
    }
}
