//! A session that is saved: `check` accepts it, and it says the same.

use super::disk::Disk;
use coproduce_core::Program;
use coproduce_core::analysis::{Evaluation, Literal, Options, Setting, SituationReport, Verdict};
use coproduce_core::ask::answer::{Answer, Standings};
use coproduce_session::{Reply, Session};
use std::collections::BTreeMap;

fn session(model: &str, entries: &[&str], disk: &mut Disk) -> Session {
    let mut session = Session::new();
    assert!(matches!(session.load(&[model.to_owned()], disk), Reply::Loaded(_)));
    for entry in entries {
        let reply = session.enter_with(entry, disk);
        assert!(!reply.is_refusal(), "{entry}: {reply:?}");
    }
    session
}

fn verdicts(report: &SituationReport) -> BTreeMap<String, (Verdict, Vec<Vec<Literal>>)> {
    let one = |product: &coproduce_core::analysis::ProductReport| {
        (product.name.to_string(), (product.verdict, product.missing.clone()))
    };
    report.products.iter().map(one).collect()
}

fn scenario<'p>(program: &'p Program, name: &str) -> SituationReport<'p> {
    let (index, _) = program.scenarios().find(|(_, known)| known == name).expect("a scenario");
    let options = Options { only: Some(Setting::Scenario(index)), ..Options::default() };
    let Evaluation { mut situations, .. } = program.evaluate(&options);
    assert_eq!(situations.len(), 1, "no scenario {name}");
    situations.swap_remove(0)
}

/// What the session itself says of everything, one question a name.
fn asked(session: &mut Session, names: &[String]) -> BTreeMap<String, (Verdict, Vec<Vec<Literal>>)> {
    let mut found = BTreeMap::new();
    for name in names {
        let reply = session.enter(&format!("`{name}`?"));
        let Some(Answer::Verdicts(Standings { verdicts })) = reply.answer() else { panic!("{name}") };
        found.insert(name.clone(), (verdicts[0].verdict, verdicts[0].missing.clone()));
    }
    found
}

#[test]
fn a_saved_session_is_clean_and_says_the_same() {
    let cases: [(&str, &[&str]); 6] = [
        ("examples/acorn.coprod", &["in seed_lab", "given acorn", "without warmth"]),
        ("examples/acorn.coprod", &["in forest", "unknown soil", "likely moisture 0.5"]),
        ("examples/acorn.coprod", &[":scenario at_sea", "unknown soil"]),
        (
            "examples/acorn.coprod",
            &[
                "object rain, `24 h of sun`",
                "alternative law\n  drizzle in ocean { rain and `24 h of sun` produce air }",
                "in ocean given rain",
            ],
        ),
        ("examples/white_shirt.coprod", &["given sew, fit, pay", "without notice"]),
        ("examples/pump.coprod", &["in power_cut given pump"]),
    ];
    for (model, entries) in cases {
        let mut disk = Disk::default();
        let mut session = session(model, entries, &mut disk);
        let reply = session.enter_with(":save saved.coprod", &mut disk);
        let Reply::Saved { scenario: Some(name), .. } = reply else { panic!("{model}: {reply:?}") };
        let text = disk.written["saved.coprod"].clone();
        let program = Program::read("saved.coprod", &text);
        assert!(!program.has_errors(), "{model}: {:#?}\n{text}", program.findings);
        let report = scenario(&program, &name);
        let of_scenario = verdicts(&report);
        assert!(!of_scenario.is_empty());
        let names: Vec<String> = of_scenario.keys().cloned().collect();
        let of_session = asked(&mut session, &names);
        for name in &names {
            assert_eq!(of_scenario[name].0, of_session[name].0, "{model}: {name}\n{text}");
            if of_session[name].0 == Verdict::Undetermined {
                assert_eq!(of_scenario[name].1, of_session[name].1, "{model}: {name}\n{text}");
            }
        }
        // It can be saved over itself only firmly, and again under another name of the scenario.
        assert!(session.enter_with(":save saved.coprod", &mut disk).is_refusal());
        assert!(!session.enter_with(":save! saved.coprod", &mut disk).is_refusal());
        assert!(!session.enter_with(":load saved.coprod", &mut disk).is_refusal());
        assert!(!session.enter_with(&format!(":scenario {name}"), &mut disk).is_refusal());
        let Reply::Saved { scenario, .. } = session.enter_with(":save again.coprod", &mut disk) else { panic!() };
        assert_eq!(scenario.as_deref(), Some("session_2"));
    }
}

#[test]
fn reload_keeps_the_situation_and_says_what_changed() {
    let mut disk = Disk::default();
    let model = "object a, b, c, d\nenvironment e { holds b }\nlaw l in e { a and b produce c }\n";
    disk.written.insert("m.coprod".to_owned(), model.to_owned());
    let mut session = session("m.coprod", &["given a", "without d", "object extra", "c?"], &mut disk);
    let edited = "object a, b, c\nenvironment e { holds b }\nlaw l in e { a and b and extra produce c }\n";
    disk.written.insert("m.coprod".to_owned(), edited.to_owned());
    let reply = session.enter_with(":reload", &mut disk);
    let Reply::Loaded(loaded) = reply else { panic!("{reply:?}") };
    assert_eq!(loaded.dropped, ["without d"]);
    let changes: Vec<_> = loaded.changes.iter().map(|change| (change.name.clone(), change.after.clone())).collect();
    assert_eq!(changes, [("c".to_owned(), Some("undetermined".to_owned()))]);
    assert_eq!(session.situation().states.keys().collect::<Vec<_>>(), ["a"]);
    // And it can be taken back, file and all.
    assert!(matches!(session.enter_with(":undo", &mut disk), Reply::Undone { .. }));
    let reply = session.enter("c?");
    let Some(Answer::Verdicts(Standings { verdicts })) = reply.answer() else { panic!() };
    assert_eq!(verdicts[0].verdict, Verdict::Produced);
}

#[test]
fn undo_leads_back_to_the_beginning() {
    let mut disk = Disk::default();
    let steps = ["in forest", "given acorn", "object rain", "law l in forest { rain and soil produce air }", ":reset"];
    let mut session = session("examples/acorn.coprod", &[], &mut disk);
    let mut states = Vec::new();
    let state = |session: &mut Session| {
        let Reply::Difference { added, situation, .. } = session.enter(":diff") else { panic!() };
        (added, situation)
    };
    for step in steps {
        states.push(state(&mut session));
        assert!(!session.enter(step).is_refusal(), "{step}");
    }
    while let Some(before) = states.pop() {
        assert!(!session.enter(":undo").is_refusal());
        assert_eq!(state(&mut session), before);
    }
    // The load itself, and then nothing.
    assert!(!session.enter(":undo").is_refusal());
    assert!(session.enter(":undo").is_refusal());
}
