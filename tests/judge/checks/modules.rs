//! One model in several files beside the same in one.

use super::super::asked::{binary, library, session};
use super::super::check::{differences, models, on_models};
use super::super::facts::{self, Facts, Shown};
use super::super::generate::Vocabulary;
use super::super::language::Model;
use super::super::modules::Cut;
use super::super::random::Random;
use super::{Asked, Judge};

/// A cut whose names are plain in the file that is read first, or not.
fn cut(model: &Model, seed: u64, laws_first: bool, is_plain: bool) -> Cut {
    let mut random = Random::new(seed ^ 0x5EED);
    loop {
        let cut = Cut::random(model, &mut random, laws_first);
        if !is_plain || (0..model.names.len()).all(|atom| cut.is_plain(atom)) {
            return cut;
        }
    }
}

fn modules_agree(vocabulary: Vocabulary, is_plain: bool, asked: Asked) {
    on_models(models() / 5, vocabulary, &|model, seed| {
        let (whole, cut) = (Cut::whole(model), cut(model, seed, false, is_plain));
        let (one, many) = (Shown { model, cut: &whole }, Shown { model, cut: &cut });
        let judged = |shown: &Shown| -> Facts {
            let judges: [Judge; 2] = [facts::verdicts, facts::product_sets];
            judges.iter().flat_map(|judge| judge(shown)).collect()
        };
        // Only what is right in one file is asked of several.
        let right = differences(&judged(&one), &asked(&one, &library::files(&one)));
        if right.is_empty() { differences(&judged(&many), &asked(&many, &library::files(&many))) } else { Vec::new() }
    });
}

fn library_sets(shown: &Shown, files: &[(String, String)]) -> Facts {
    library::evaluated(shown, files).into_iter().chain(library::product_sets(shown, files)).collect()
}

fn session_sets(shown: &Shown, files: &[(String, String)]) -> Facts {
    session::evaluated(shown, files).into_iter().chain(session::product_sets(shown, files)).collect()
}

#[test]
fn modules_answer_as_one_file() {
    modules_agree(Vocabulary::Service, true, library_sets);
}

#[test]
fn modules_answer_as_one_file_in_a_session() {
    modules_agree(Vocabulary::Service, true, session_sets);
}

#[test]
fn qualified_names_are_shown() {
    modules_agree(Vocabulary::Service, false, library_sets);
}

#[test]
fn qualified_names_are_asked_in_a_session() {
    modules_agree(Vocabulary::Service, false, session_sets);
}

#[test]
fn qualified_names_are_asked_on_the_command_line() {
    on_models(models() / 50, Vocabulary::Service, &|model, seed| {
        let cut = cut(model, seed, false, false);
        let shown = Shown { model, cut: &cut };
        let folder = binary::Folder::new(&format!("cut{seed}"), &library::files(&shown));
        let judged = facts::verdicts(&shown).into_iter().chain(facts::product_sets(&shown)).collect();
        differences(&judged, &binary::everything(&shown, &folder))
    });
}

/// The rules about laws, whose findings stand in the file that states the laws.
const RULES_OF_LAWS: [&str; 12] = [
    "lone-producer",
    "universal-law",
    "idle-coproducer",
    "redundant-law",
    "rival-law",
    "outcome-without-action",
    "foreign-change",
    "unnamed-coproducer",
    "dead-law",
    "ungrounded-loop",
    "refuted-claim",
    "unmet-expectation",
];

#[test]
fn findings_are_those_of_one_file() {
    on_models(models(), Vocabulary::Service, &|model, seed| {
        let (whole, cut) = (Cut::whole(model), cut(model, seed, true, true));
        let found = |cut: &Cut| -> Facts {
            let findings = library::findings(&library::files(&Shown { model, cut }));
            // Where a finding is about several statements, which of them it stands at hangs on their order and file.
            let named = |rule: &&str| {
                let subjects = findings.get(*rule).cloned().unwrap_or_default();
                let about_one = ["universal-law", "dead-law", "refuted-claim"].contains(rule);
                let said = if about_one { format!("{subjects:?}") } else { (!subjects.is_empty()).to_string() };
                (String::from(*rule), said)
            };
            RULES_OF_LAWS.iter().map(named).collect()
        };
        differences(&found(&whole), &found(&cut))
    });
}
