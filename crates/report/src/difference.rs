//! Differences between models: as text, for machines, and as Markdown for a pull request.

use crate::page::column::paragraph;
use crate::page::escape::inline;
use crate::page::markdown::code;
use crate::page::phrase::{counted, listed, literal, word};
use coproduce_core::analysis::Literal;
use coproduce_core::analysis::difference::{Change, Difference, SeenChange, Unproven};
use indexmap::IndexMap;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{Result, Write};

/// What was compared.
#[derive(Debug, Default, Serialize)]
pub struct DifferenceResult {
    /// Whether the meaning is proven to be the same.
    pub same: bool,
    /// The models that both sides have.
    pub compared: usize,
    /// Files that were not compared, for they have errors.
    pub refused: Vec<Refused>,
    /// Models of the same meaning in other files.
    pub moved: Vec<Moved>,
    /// Models from which the same follows, said in other words.
    pub reworded: Vec<String>,
    /// What changed.
    pub changes: Vec<FileChange>,
    /// What could not be compared within the limit.
    pub unproven: Vec<FileUnproven>,
}

/// A file with errors.
#[derive(Debug, Default, Serialize)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// Whether it had errors before.
    pub before: bool,
    /// Whether it has errors now.
    pub after: bool,
}

/// A model that is in another file.
#[derive(Debug, Serialize)]
pub struct Moved {
    /// The file it was in.
    pub from: String,
    /// The file it is in.
    pub to: String,
}

/// A change in a model.
#[derive(Debug, Serialize)]
pub struct FileChange {
    /// The file of the model.
    pub file: String,
    /// The change.
    #[serde(flatten)]
    pub seen: SeenChange,
}

/// What could not be compared in a model.
#[derive(Debug, Serialize)]
pub struct FileUnproven {
    /// The file of the model.
    pub file: String,
    /// What.
    #[serde(flatten)]
    pub unproven: Unproven,
}

/// A change that is the same in several situations.
struct Grouped<'r> {
    seen: &'r SeenChange,
    situations: Vec<String>,
}

/// The changes of each file, with those that are the same in several situations together.
fn grouped(result: &DifferenceResult) -> IndexMap<&str, Vec<Grouped<'_>>> {
    let mut files: IndexMap<&str, Vec<Grouped>> = IndexMap::new();
    for FileChange { file, seen } in &result.changes {
        let groups = files.entry(file).or_default();
        let is_alike = |known: &SeenChange| SeenChange { situation: seen.situation.clone(), ..known.clone() } == *seen;
        let at = groups.iter().position(|group| is_alike(group.seen)).unwrap_or_else(|| {
            groups.push(Grouped { seen, situations: Vec::new() });
            groups.len() - 1
        });
        groups[at].situations.extend(seen.situation.clone());
    }
    files
}

/// How many sets, and how many situations, a person reads.
const SHOWN: usize = 5;

/// What happened to a state.
fn became(seen: &SeenChange, say: impl Fn(&str) -> String) -> String {
    match (&seen.change.before, &seen.change.after) {
        (Some(before), Some(after)) if before == after => format!("{}, but not as before", say(after)),
        (Some(before), Some(after)) => format!("{} → {}", say(before), say(after)),
        (None, Some(after)) => format!("new: {}", say(after)),
        (Some(before), None) => format!("gone, was: {}", say(before)),
        (None, None) => String::new(),
    }
}

/// The name of what changed; of a value, with that of its beneficiary.
pub fn named(change: &Change, say: impl Fn(&str) -> String) -> String {
    let whom = change.beneficiary.as_ref().map(|whom| format!(" for {}", say(whom)));
    say(&change.name) + &whom.unwrap_or_default()
}

const fn produced(is: bool) -> &'static str {
    if is { "produced" } else { "not produced" }
}

/// The situation that shows a change.
fn shown_by(witness: &Difference, name: impl Fn(&Literal) -> String) -> String {
    let given: Vec<String> = witness.given.iter().map(name).collect();
    let (before, after) = (produced(witness.before), produced(witness.after));
    let with = match given.len() {
        0 => "all that is open absent".to_owned(),
        _ => format!("{} present, and all else that is open absent", listed(&given)),
    };
    format!("with {with}: {before} before, {after} now")
}

/// The lines below a change.
fn details(seen: &SeenChange, name: impl Fn(&Literal) -> String + Copy) -> Vec<String> {
    let mut lines: Vec<String> = seen.witness.iter().map(|witness| shown_by(witness, name)).collect();
    for (sets, what) in [(&seen.gained, "production sets gained"), (&seen.lost, "production sets lost")] {
        // That nothing more is needed is said by the verdict.
        if sets.iter().all(Vec::is_empty) {
            continue;
        }
        let say = |set: &Vec<Literal>| listed(&set.iter().map(name).collect::<Vec<_>>());
        let mut words: Vec<String> = sets.iter().take(SHOWN).map(say).collect();
        if sets.len() > SHOWN {
            words.push(format!("{} more", sets.len() - SHOWN));
        }
        lines.push(format!("{what}: {}", words.join("; ")));
    }
    lines
}

/// What it comes to, in a line.
fn summary(result: &DifferenceResult) -> String {
    let count: usize = grouped(result).values().map(Vec::len).sum();
    let models = counted(result.compared, "model");
    if !result.refused.is_empty() {
        let found = if count == 0 { String::new() } else { format!(": {}", counted(count, "change")) };
        let files = counted(result.refused.len(), "file");
        return format!("{models} compared{found}; {files} not compared");
    }
    match (count, result.unproven.is_empty()) {
        (0, true) if result.reworded.is_empty() => match result.moved.len() {
            0 => format!("{models} compared: no change in meaning"),
            moved => format!("{models} compared: no change in meaning ({moved} moved)"),
        },
        (0, true) => format!("{models} compared: no change in what follows, only in wording"),
        (0, false) => format!("{models} compared: no change found, but not everything is proven to be the same"),
        _ => format!("{models} compared: {}", counted(count, "change")),
    }
}

/// Writes the differences for people.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &DifferenceResult, out: &mut dyn Write) -> Result<()> {
    for (file, groups) in grouped(result) {
        writeln!(out, "{}", inline(file))?;
        for Grouped { seen, situations } in groups {
            let kind = seen.change.kind;
            let name = if matches!(kind, "finding" | "model") {
                inline(&seen.change.name).into_owned()
            } else {
                named(&seen.change, word)
            };
            let mut line = format!("{kind} {name}: {}", became(seen, |state| inline(state).into_owned()));
            if !situations.is_empty() {
                let names: Vec<String> = situations.iter().take(SHOWN).map(|name| word(name)).collect();
                let more = situations.len() - names.len();
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                let names = if more.is_empty() { listed(&names) } else { names.join(", ") };
                let _ = write!(line, "   in {names}{more}");
            }
            write!(out, "  ")?;
            paragraph(&line, 2, 6, out)?;
            for detail in details(seen, literal) {
                write!(out, "    ")?;
                paragraph(&detail, 4, 6, out)?;
            }
        }
    }
    for FileUnproven { file, unproven } in &result.unproven {
        let (name, situation) = (word(&unproven.name), word(&unproven.situation));
        writeln!(out, "{}: {name} in {situation} is not proven to be the same: too large", inline(file))?;
    }
    for Moved { from, to } in &result.moved {
        writeln!(out, "{} → {}: moved", inline(from), inline(to))?;
    }
    for refused in &result.refused {
        writeln!(out, "{}: {}", inline(&refused.file), refusal(refused))?;
    }
    writeln!(out, "{}", summary(result))
}

/// Why a file was not compared.
fn refusal(refused: &Refused) -> String {
    let when = match (refused.before, refused.after) {
        (true, true) => " before and now",
        (true, false) => " before",
        (false, _) => " now",
    };
    format!("not compared: has errors{when}")
}

/// Writes the differences in Markdown. Whatever comes from a model stands in a span of code, where nothing of it is read
/// as Markdown, HTML or a mention.
///
/// # Errors
///
/// Those of the writer.
pub fn markdown(result: &DifferenceResult, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "### {}", summary(result))?;
    for (file, groups) in grouped(result) {
        writeln!(out, "\n#### {}\n", code(file))?;
        for Grouped { seen, situations } in groups {
            let mut line = format!("- **{}** {}: {}", seen.change.kind, named(&seen.change, code), became(seen, code));
            if !situations.is_empty() {
                let names: Vec<String> = situations.iter().map(|name| code(name)).collect();
                let _ = write!(line, " in {}", listed(&names));
            }
            writeln!(out, "{line}")?;
            for detail in details(seen, |literal| code(&literal.to_string())) {
                writeln!(out, "  - {detail}")?;
            }
        }
    }
    if !result.moved.is_empty() {
        writeln!(out, "\n#### Moved\n")?;
        for Moved { from, to } in &result.moved {
            writeln!(out, "- {} → {}", code(from), code(to))?;
        }
    }
    if !result.refused.is_empty() {
        writeln!(out, "\n#### Not compared\n")?;
        for refused in &result.refused {
            writeln!(out, "- {}: {}", code(&refused.file), refusal(refused))?;
        }
    }
    if !result.unproven.is_empty() {
        writeln!(out, "\n#### Not proven to be the same\n")?;
        for FileUnproven { file, unproven } in &result.unproven {
            writeln!(out, "- {}: {} in {}", code(file), code(&unproven.name), code(&unproven.situation))?;
        }
    }
    Ok(())
}
