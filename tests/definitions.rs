//! What the language means, definition by definition: models whose first comments say what must come of them, and on
//! what ground.
//!
//! A line is a directive, the name of what is defined (`D1`), or the ground, which goes on in lines that are indented.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::analysis::{Extent, Options, Relations, Setting, Supposition, Verdict, Words, sets};
use coproduce_core::kernel::{AtomId, Member, Supposed};
use coproduce_syntax::declaration::Relation;
use std::path::{Path, PathBuf};

/// A case, read.
struct Case {
    program: Program,
    statement: String,
}

impl Case {
    fn atom(&self, name: &str) -> AtomId {
        let found = self.program.names().find(|(known, _, _)| known == name);
        found.unwrap_or_else(|| panic!("no `{name}`: {}", self.statement)).2
    }

    fn choice(&self, name: &str) -> AtomId {
        self.program.kernel.choice(self.atom(name))
    }

    /// `ENV given a, b without c unknown d`
    fn supposition(&self, question: &str) -> Supposition {
        let (mut environment, mut supposed) = (None, None);
        let mut states = Vec::new();
        for word in question.split([' ', ',']).filter(|word| !word.is_empty()) {
            match word {
                "given" => supposed = Some(Supposed::Given),
                "without" => supposed = Some(Supposed::Without),
                "unknown" => supposed = Some(Supposed::Unknown),
                name => match supposed {
                    None => environment = self.program.kernel.environment_of(self.atom(name)),
                    Some(supposed) => states.push((self.choice(name), supposed)),
                },
            }
        }
        Supposition { environment: environment.expect("an environment"), states }
    }

    /// `a, not b, any of (c, d)`
    fn members(&self, set: &str) -> Vec<Member> {
        let mut members = Vec::new();
        let mut rest = set.trim();
        while !rest.is_empty() {
            let class = rest.strip_prefix("any of (").and_then(|class| class.split_once(')'));
            let (member, after) = if let Some((class, after)) = class {
                (Member::AnyOf(class.split(", ").map(|name| self.choice(name)).collect()), after)
            } else {
                let (name, after) = rest.split_once(',').unwrap_or((rest, ""));
                let absent = name.strip_prefix("not ").map(|name| Member::Absent(self.choice(name)));
                (absent.unwrap_or_else(|| Member::Present(self.choice(name))), after)
            };
            members.push(member);
            rest = after.trim_start_matches([',', ' ']);
        }
        members
    }

    /// `SITUATION: SET to PRODUCT = relation, not relation`
    fn relate(&self, statement: &str) {
        let (question, rest) = statement.split_once(": ").expect("a situation");
        let (subject, expected) = rest.split_once(" = ").expect("relations");
        let (set, product) = subject.split_once(" to ").expect("a set and a product");
        let (setting, members) = (Setting::Environment(self.supposition(question)), self.members(set));
        let (kernel, networks) = (&self.program.kernel, &self.program.networks);
        let relations = Relations::new(kernel, networks, self.atom(product), &setting);
        for word in expected.split(", ") {
            let (wanted, relation) = word.strip_prefix("not ").map_or((true, word), |relation| (false, relation));
            let relation = match relation {
                "sufficient" => Relation::Sufficient,
                "necessary" => Relation::Necessary,
                "producer" => Relation::Producer,
                "potential producer" => Relation::PotentialProducer,
                "cause" => Relation::Cause,
                "irrelevant" => Relation::Irrelevant,
                "producible" => {
                    assert_eq!(relations.is_producible(&members), Ok(wanted), "{}: {word}", self.statement);
                    continue;
                }
                "anywhere" => {
                    assert_eq!(relations.helps_anywhere(&members), Ok(wanted), "{}: {word}", self.statement);
                    continue;
                }
                other => panic!("no relation {other}"),
            };
            assert_eq!(relations.holds(relation, &members), Ok(wanted), "{}: {word}", self.statement);
        }
    }

    /// `SITUATION: PRODUCT = produced`
    fn run(&self, statement: &str) {
        let (question, answer) = statement.split_once(": ").expect("a situation");
        let (product, expected) = answer.split_once(" = ").expect("a product and a verdict");
        let options = Options { only: Some(Setting::Environment(self.supposition(question))), ..Options::default() };
        let evaluation = self.program.evaluate(&options);
        let found = evaluation.situations[0].products.iter().find(|one| one.name == product).expect("a product");
        let expected = match expected {
            "produced" => Verdict::Produced,
            "not_produced" => Verdict::NotProduced,
            "undetermined" => Verdict::Undetermined,
            other => panic!("no verdict {other}"),
        };
        assert_eq!(found.verdict, expected, "{}", self.statement);
    }

    /// `SITUATION: PRODUCT = none` or `SITUATION: PRODUCT = [a, b] [c]`: its production sets
    fn sets(&self, statement: &str) {
        let (question, answer) = statement.split_once(": ").expect("a situation");
        let (product, expected) = answer.split_once(" = ").expect("a product and its sets");
        let setting = Setting::Environment(self.supposition(question));
        let inquiry = setting.inquiry(&self.program.kernel, &self.program.networks);
        let found = sets(&inquiry, self.atom(product), Extent::default()).expect("sets");
        let words = Words { sources: &self.program.sources, kernel: &self.program.kernel };
        let found = found.production.expect("asked for").expect("production sets").sets.into_iter().map(|set| {
            let names: Vec<String> =
                set.iter().map(|&(atom, present)| words.literal(atom, present).to_string()).collect();
            format!("[{}]", names.join(", "))
        });
        let found = found.collect::<Vec<_>>().join(" ");
        assert_eq!(if found.is_empty() { "none" } else { &found }, expected, "{}", self.statement);
    }

    fn judge(&self, directive: &str) {
        let fired = |rule: &str| self.program.findings.iter().filter(|finding| finding.rule == rule).count();
        let (word, rest) = directive.split_once(' ').unwrap_or((directive, ""));
        match word {
            "clean" => assert!(self.program.findings.is_empty(), "{}: {:#?}", self.statement, self.program.findings),
            "claims" => assert_eq!(fired("refuted-claim"), 0, "{}: {:#?}", self.statement, self.program.findings),
            "rule" => {
                let (rule, count) = rest.split_once(" fires ").expect("a rule and a number");
                assert_eq!(fired(rule).to_string(), count, "{}: {:#?}", self.statement, self.program.findings);
            }
            "relate" => self.relate(rest),
            "run" => self.run(rest),
            "sets" => self.sets(rest),
            other => panic!("no directive `{other}`: {}", self.statement),
        }
    }
}

fn judge(path: &Path) {
    let text = std::fs::read_to_string(path).expect("a readable case");
    let head: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("// ")).collect();
    let (titles, rest) = head.split_first().map(|(title, rest)| (*title, rest)).expect("what is defined");
    assert!(rest.iter().any(|line| line.starts_with("ground: ")), "{}: no ground", path.display());
    let mut judged = 0;
    for line in rest.iter().filter(|line| !line.starts_with("  ") && !line.starts_with("ground: ")) {
        let program = Program::read(&path.display().to_string(), &text);
        let case = Case { program, statement: format!("{titles}, {}: {line}", path.display()) };
        case.judge(line);
        judged += 1;
    }
    assert!(judged > 0, "{} states nothing", path.display());
}

#[test]
fn definitions_mean_what_their_cases_say() {
    let folder = std::fs::read_dir("tests/cases/definitions").expect("a folder of cases");
    let mut cases: Vec<PathBuf> = folder.map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in cases {
        if std::panic::catch_unwind(|| judge(&case)).is_err() {
            wrong.push(case);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
