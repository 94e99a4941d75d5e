//! Cutting a model into files changes neither what is found in it nor what follows from it.

use super::cut::{FORMS, Form, Way, bare, cut};
use super::naive::generate::model;
use coproduce_core::Program;
use coproduce_core::analysis::{Options, Setting, Words, evaluate_setting};
use coproduce_core::check::registry::RULES;
use coproduce_core::check::rule;
use coproduce_syntax::source::Span;
use serde_json::Value;
use std::collections::BTreeSet;

/// Pages of rules whose examples cannot be cut: what comments allow stays with the comments, what cannot be read cannot
/// be taken apart, and one name in two files is two names. Those of several files already are not cut again.
const UNCUT: [&str; 4] = ["invalid-suppression", "unused-suppression", "syntax-error", "duplicate-name"];

/// A finding: its rule, its message, and the texts of its places, the one where it is reported first.
type Fired = (&'static str, String, Vec<String>);

fn fired(program: &Program) -> Vec<Fired> {
    let text = |span: Span| bare(program.sources.text(span));
    let all = program.findings.iter().map(|finding| {
        let labels = finding.labels.iter().map(|label| label.span);
        let places = std::iter::once(finding.span).chain(labels).map(text).collect();
        (finding.rule.name, finding.message.clone(), places)
    });
    all.collect()
}

/// What a rule may find in a file because others supply it: it is dropped where a file that uses this one does.
fn is_open(name: &str) -> bool {
    rule(name).is_some_and(|rule| rule.open)
}

/// Whether a finding of a file is one of the whole: at the same place, or at the statement of the file that completes it.
/// Then the place has a label, or, where there are many such places as in a circle, the message says the same.
fn is_same(of_file: &Fired, of_whole: &Fired) -> bool {
    of_file.0 == of_whole.0 && (of_file.2.contains(&of_whole.2[0]) || of_file.1 == of_whole.1)
}

/// Whether a law can ever apply is judged where it is stated, with what that file says and uses: a file that uses it and
/// leaves it no environment does not state the law.
const WHERE_STATED: [&str; 1] = ["dead-law"];

/// Whether the whole says worse of it: what one thing suffices for in a file needs nothing at all there, and a law that
/// adds nothing can never hold.
fn is_outdone(of_file: &Fired, of_whole: &Fired) -> bool {
    let needless = |product: &str| format!("{product} needs no coproducer at all");
    match (of_file.0, of_whole.0) {
        ("lone-producer", "lone-producer") => {
            of_file.1.rsplit_once(" for ").is_some_and(|(_, product)| of_whole.1 == needless(product))
        }
        ("redundant-law", "dead-law") => of_file.2[0] == of_whole.2[0],
        _ => false,
    }
}

/// What findings of the files are not of the whole, and the other way round.
fn differing(whole: &Program, files: &[Program]) -> Vec<String> {
    let single = fired(whole);
    let cut: Vec<(usize, Fired)> =
        files.iter().enumerate().flat_map(|(at, file)| fired(file).into_iter().map(move |one| (at, one))).collect();
    if !whole.understood {
        // What was not understood is found where it stands; the rest is not judged.
        let prevents = |one: &&Fired| coproduce_core::check::prevents_evaluation(one.0);
        let lost = single.iter().filter(prevents).filter(|one| !cut.iter().any(|(_, other)| is_same(other, one)));
        return lost.map(|one| format!("lost: {one:?}")).collect();
    }
    let judged = single.iter().filter(|one| !WHERE_STATED.contains(&one.0));
    let lost = judged.filter(|one| !cut.iter().any(|(_, other)| is_same(other, one)));
    let lost = lost.map(|one| format!("lost: {one:?}"));
    let is_settled = |at: usize, one: &Fired| is_open(one.0) && at + 1 < files.len();
    let gained = cut.iter().filter(|(at, one)| {
        !(is_settled(*at, one) || single.iter().any(|other| is_same(one, other) || is_outdone(one, other)))
    });
    lost.chain(gained.map(|(at, one)| format!("gained in file {at}: {one:?}"))).collect()
}

/// What follows in every environment, scenario and course: verdicts, missing sets, nets, and what is there when.
fn answers(program: &Program) -> BTreeSet<String> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let kernel = &program.kernel;
    let environments = kernel.environment_ids().map(Setting::bare);
    let scenarios = kernel.scenarios.iter().enumerate().filter(|(_, one)| one.is_own_situation());
    let options = Options { missing_sets: usize::MAX, ..Options::default() };
    let all = environments.chain(scenarios.map(|(at, _)| Setting::Scenario(at))).map(|setting| {
        let report = evaluate_setting(words, &program.networks, &setting, &options);
        sorted(serde_json::to_value(report).unwrap()).to_string()
    });
    let courses = program.courses(None).into_iter().map(|report| sorted(serde_json::to_value(report).unwrap()));
    all.chain(courses.map(|course| course.to_string())).collect()
}

/// The same with lists in order: files are read in another order than the parts of one text.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(all) => {
            let mut all: Vec<Value> = all.into_iter().map(sorted).collect();
            all.sort_by_key(Value::to_string);
            Value::Array(all)
        }
        Value::Object(all) => Value::Object(all.into_iter().map(|(key, value)| (key, sorted(value))).collect()),
        other => other,
    }
}

/// How a text differs from itself, cut into files in one way; none where it cannot be cut so.
fn judge(name: &str, text: &str, whole: &Program, form: Form, way: Way) -> Option<Vec<String>> {
    let (files, names) = cut(text, whole, form, way)?;
    let programs: Vec<Program> = names.iter().map(|name| files.program(name)).collect();
    let mut wrong = differing(whole, &programs);
    let last = programs.last().unwrap();
    if whole.understood && (!last.understood || answers(whole) != answers(last)) {
        wrong.push(format!("other answers, {:?}", last.findings));
    }
    Some(wrong.into_iter().map(|wrong| format!("{name}, {form:?}, {way:?}: {wrong}\n{files:#?}")).collect())
}

/// The code block under a heading.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let rest = page.split_once(&format!("\n## {heading}\n"))?.1.split("\n## ").next()?;
    Some(rest.split_once("```coprod\n")?.1.split_once("```")?.0)
}

#[test]
fn the_examples_of_all_rules_say_the_same_in_several_files() {
    let mut wrong = Vec::new();
    let mut cuts = 0;
    for rule in RULES.iter().filter(|rule| !UNCUT.contains(&rule.name)) {
        for heading in ["Fails", "Passes"] {
            let Some(text) = section(rule.page, heading) else { continue };
            if text.contains("//// file: ") || text.contains("rows from") {
                continue;
            }
            let whole = Program::read("whole.coprod", text);
            let anyhow = (0..2).map(Way::Anyhow);
            for (form, way) in
                [Way::InThree, Way::InTwo].into_iter().chain(anyhow).flat_map(|way| FORMS.map(|form| (form, way)))
            {
                let judged = judge(&format!("{} {heading}", rule.name), text, &whole, form, way);
                cuts += usize::from(judged.is_some());
                wrong.extend(judged.unwrap_or_default());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cuts > 600, "so few can be cut: {cuts}");
}

#[test]
fn random_models_say_the_same_in_several_files() {
    cut_all(3, |seed| model(seed).text());
}

#[test]
fn random_models_with_courses_say_the_same_in_several_files() {
    cut_all(1, |seed| super::stepper::generate::model(seed).written());
}

/// Whether the laws, apart from time, have a circle through an absence: rules are silent on what depends on it, and a
/// file may lack part of the circle.
fn is_circular(program: &Program) -> bool {
    let networks = program.kernel.environment_ids().map(|at| program.networks.of(&program.kernel, at));
    program.understood && networks.into_iter().any(|network| !network.unstratified().is_empty())
}

/// Cuts random models, each so often at the least that it comes to this many times on average.
fn cut_all(least: u64, text: impl Fn(u64) -> String) {
    let models = std::env::var("COPRODUCE_MODELS").ok().and_then(|text| text.parse().ok()).unwrap_or(300);
    let (mut wrong, mut cuts) = (Vec::new(), 0_usize);
    for seed in 0..models {
        let text = text(seed);
        let whole = Program::read("whole.coprod", &text);
        if is_circular(&whole) {
            continue;
        }
        let layered = if seed % 2 == 0 { Way::InTwo } else { Way::InThree };
        let anyhow = (FORMS[usize::try_from(seed).unwrap() % FORMS.len()], Way::Anyhow(seed));
        for (form, way) in FORMS.map(|form| (form, layered)).into_iter().chain([anyhow]) {
            let judged = judge(&format!("seed {seed}"), &text, &whole, form, way);
            cuts += usize::from(judged.is_some());
            wrong.extend(judged.unwrap_or_default());
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    assert!(cuts as u64 >= least * models, "so few can be cut: {cuts}");
}

#[cfg(feature = "cli")]
mod at_the_command_line {
    use crate::support::{folder, run};

    /// A breach that one file completes is found in that file; what another states by itself is found there.
    #[test]
    fn a_breach_is_found_in_the_file_that_completes_it() {
        let rival = "object p, q, r, s\nenvironment f { holds r }\nlaw first in f { p and r produce q }\n";
        let second = "use base\nlaw second in f { s and r produce q }\n";
        let kitchen = "actor cook\nobject pot, stove\nenvironment kitchen { holds stove   includes cook }\n\
            outcome soup changes kitchen\n";
        let boiling = "use base\nlaw boiling in kitchen { pot and stove produce soup }\n";
        for (test, base, user, expected) in [
            ("rival", rival, second, "user.coprod:2:5: error[rival-law]: a second law for `q` in `f`"),
            ("outcome", kitchen, boiling, "user.coprod:2:48: error[outcome-without-action]: outcome `soup`"),
        ] {
            let folder = folder(test, &[("base.coprod", base), ("user.coprod", user)]);
            let found = run(&folder, &["check", "--format", "concise"], "");
            assert_eq!(found.status, 1, "{found:?}");
            let errors: Vec<&str> = found.stdout.lines().filter(|line| line.contains("error[")).collect();
            assert!(errors.len() == 1 && errors[0].starts_with(expected), "{found:?}");
        }
    }
    /// Whatever makes `narrow` hold makes `m` by `making`, and so `wide` hold: the file that states `wide` completes the
    /// cover, and says so at it. The other way round `d` makes `m` where `a` is absent, so that `wide` does add something.
    #[test]
    fn a_law_that_is_covered_by_way_of_another_product_is_found_in_the_file_that_completes_the_cover() {
        let base = "object a, b, d, k, m, p\nenvironment e { holds k }\nlaw making in e { a and k produce m }\n\
            alternative law also in e { d and k produce m }\nlaw narrow in e { a and b and k produce p }\n";
        let user = "use base\nalternative law wide in e { m and b and k produce p }\n";
        let folder = folder("covered", &[("base.coprod", base), ("user.coprod", user)]);
        let found = run(&folder, &["check", "--format", "concise"], "");
        let redundant: Vec<&str> = found.stdout.lines().filter(|line| line.contains("[redundant-law]")).collect();
        let expected = "user.coprod:2:17: warning[redundant-law]: law `narrow` adds nothing: law `wide` covers it";
        assert!(redundant.len() == 1 && redundant[0].starts_with(expected), "{found:?}");
    }
}
