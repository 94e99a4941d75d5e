//! `:save`: a session as the text of a model, which `check` accepts and which says the same.

use super::reading::{Reading, Texts};
use super::situation::Situation;
use coproduce_core::analysis::Words;
use coproduce_core::analysis::inquiry::exact;
use coproduce_core::kernel::{AtomId, AtomKind, Supposed, atom_ids};
use coproduce_core::model::{declared, written};
use coproduce_engine::POSSIBLE;
use coproduce_syntax::format::format;
use coproduce_syntax::source::Sources;
use std::fmt::Write;

/// The name of the scenario that the situation becomes.
const SCENARIO: &str = "session";

/// All texts of a session one after the other, and its situation as a scenario, with the name of that.
pub(super) fn saved(texts: &Texts, reading: &Reading, situation: &Situation) -> (String, Option<String>) {
    let mut text = String::new();
    for part in texts.iter() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(part.text.trim_start_matches('\u{feff}').trim_end());
        text.push('\n');
    }
    let (scenario, name) = match scenario(reading, situation) {
        Some((scenario, name)) => (scenario, Some(name)),
        None => return (text, None),
    };
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&scenario);
    (text, name)
}

/// The situation as a scenario: what is open in an environment is stated to be unknown, since a scenario is closed.
fn scenario(reading: &Reading, situation: &Situation) -> Option<(String, String)> {
    let setting = situation.setting(reading)?;
    let (words, kernel) = (reading.words(), &reading.program.kernel);
    let environment = situation.environment.as_ref()?;
    let states = setting.states(kernel);
    let mut of: [Vec<AtomId>; 3] = Default::default();
    let mut likely = Vec::new();
    for &(atom, state) in &states {
        match state {
            Supposed::Given => of[0].push(atom),
            Supposed::Without => of[1].push(atom),
            Supposed::Unknown => of[2].push(atom),
            Supposed::Likely(probability) => likely.push(format!("{} {}", words.written(atom), exact(probability))),
        }
    }
    if !setting.is_closed() {
        let is_supposed = |atom: AtomId| states.iter().any(|(supposed, _)| *supposed == atom);
        let here = kernel.environment(setting.environment(kernel));
        let inquiry = setting.inquiry(kernel, &reading.program.networks);
        let open = atom_ids(kernel).filter(|&atom| {
            let nameless = matches!(kernel.atom(atom).kind, AtomKind::Unnamed(_));
            let said = is_supposed(atom) || here.effective.contains_key(&atom);
            inquiry.situation.present[atom.index()] == POSSIBLE && !nameless && !said
        });
        of[2].extend(open);
    }
    let name = free_name(reading);
    let mut text = format!("scenario {} in {} {{", declared(&name), written(environment));
    for (word, atoms) in ["given", "without", "unknown"].into_iter().zip(&of) {
        clause(&mut text, word, &atoms.iter().map(|&atom| words.written(atom)).collect::<Vec<_>>());
    }
    clause(&mut text, "likely", &likely);
    clause(&mut text, "disputed", &disputes(words, situation));
    text.push_str(" }\n");
    Some((laid_out(text), name))
}

/// In canonical form.
fn laid_out(text: String) -> String {
    let mut sources = Sources::new();
    let file = sources.add("", text.as_str());
    file.ok().and_then(|file| format(&sources, file).ok()).unwrap_or(text)
}

fn clause(text: &mut String, word: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = write!(text, " {word} {}", items.join(", "));
    }
}

/// The disputes of the scenario that the situation began with.
fn disputes(words: Words, situation: &Situation) -> Vec<String> {
    let kernel = words.kernel;
    let scenario = kernel
        .scenarios
        .iter()
        .find(|scenario| Some(words.scenario(scenario).as_ref()) == situation.scenario.as_deref());
    let disputes = scenario.map(|scenario| scenario.disputes.as_slice()).unwrap_or_default();
    let dispute = |dispute: &coproduce_core::kernel::Dispute| {
        let name = words.written(kernel.proposition(dispute.proposition).atom);
        format!("{name}{}", if dispute.resolved { " resolved" } else { "" })
    };
    disputes.iter().map(dispute).collect()
}

fn free_name(reading: &Reading) -> String {
    let words = reading.words();
    let taken = |name: &str| words.kernel.scenarios.iter().any(|known| words.at(known.name) == name);
    let mut name = SCENARIO.to_owned();
    let mut number = 2;
    while taken(&name) {
        name = format!("{SCENARIO}_{number}");
        number += 1;
    }
    name
}
