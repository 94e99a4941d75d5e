//! What commands answer.

// A new reply has to be written here: no arm may stand for it.
#![warn(clippy::wildcard_enum_match_arm)]

use super::changes::{changes, phrase};
use crate::Situation;
use crate::command::About;
use crate::graph::{Edge, Neighbourhood};
use crate::reply::{Description, Loaded, Place, Reply};
use coproduce_core::model::written;
use coproduce_report::page::column::{Row, paragraph, rows};
use coproduce_report::page::escape::{block, inline};
use coproduce_report::page::phrase::{counted, listed, shortlisted};
use coproduce_report::words::write_list;
use std::io::{Result, Write};

pub(super) fn write(reply: &Reply, out: &mut dyn Write) -> Result<()> {
    match reply {
        Reply::Declared { declared, .. } => {
            declared.iter().try_for_each(|one| paragraph(&format!("declared {}", inline(one)), 0, 4, out))
        }
        Reply::Loaded(loaded) => self::loaded(loaded, out),
        Reply::Situation { situation } => self::situation(situation, out),
        Reply::Undone { undone, situation } => {
            paragraph(&format!("undone: {}", inline(undone)), 0, 4, out)?;
            self::situation(situation, out)
        }
        Reply::Saved { file, scenario } => {
            let scenario = scenario.as_ref().map(|name| format!(", the situation as scenario {}", written(name)));
            paragraph(&format!("written to {}{}", inline(file), scenario.unwrap_or_default()), 0, 4, out)
        }
        Reply::Course { course, .. } => coproduce_report::course::text(course, out),
        Reply::Places { of, places } => self::places(of, places, out),
        Reply::Type(description) => self::description(description, out),
        Reply::Documentation { name, label, lines } => documentation(name, label.as_deref(), lines, out),
        Reply::Graph(neighbourhood) => graph(neighbourhood, out),
        Reply::Differences(result) => coproduce_report::difference::render(result, out),
        Reply::Fitted(fitted) => out.write_all(fitted.text.as_bytes()),
        Reply::Difference { files, added, situation } => difference(files, added, situation, out),
        Reply::Rules { rules } => {
            for rule in rules {
                let head = format!("{:24} {:7}   ", rule.name, rule.level);
                write!(out, "{head}")?;
                paragraph(rule.summary, head.len(), head.len() + 2, out)?;
            }
            writeln!(out, "`:explain RULE` explains one")
        }
        Reply::Page { page, .. } => writeln!(out, "{}", page.trim_end()),
        Reply::Word { page, .. } => writeln!(out, "{}", page.trim_end()),
        Reply::Words { groups } => write_list(groups, ":explain WORD", out),
        Reply::Help { forms, commands } => help(forms, commands, out),
        // These are written before.
        Reply::Nothing
        | Reply::Refused(_)
        | Reply::NotDeclared(_)
        | Reply::Failed { .. }
        | Reply::Interrupted
        | Reply::Answered(_)
        | Reply::Across { .. }
        | Reply::Changed { .. }
        | Reply::Quit => Ok(()),
    }
}

/// `in forest   given acorn   without soil`
fn situation(situation: &Situation, out: &mut dyn Write) -> Result<()> {
    let is_closed = situation.scenario.is_some() || situation.course.is_some();
    let closed = if is_closed { "   (what is not given is absent)" } else { "" };
    let nothing = if situation.states.is_empty() { ", nothing supposed" } else { "" };
    if situation.environment.is_none() && situation.states.is_empty() {
        return writeln!(out, "no environment is chosen");
    }
    let within = if is_closed { "" } else { "in " };
    paragraph(&format!("{within}{}{nothing}{closed}", phrase(situation)), 0, 4, out)
}

fn loaded(loaded: &Loaded, out: &mut dyn Write) -> Result<()> {
    for reason in &loaded.refused {
        paragraph(&format!("error: {}", inline(reason)), 0, 4, out)?;
    }
    let plural = |(noun, count): &(&str, usize)| match *noun {
        "property" if *count != 1 => format!("{count} properties"),
        noun => counted(*count, noun),
    };
    let declared: Vec<String> = loaded.declared.iter().map(plural).collect();
    let files: Vec<String> = loaded.files.iter().map(|file| inline(file).into_owned()).collect();
    let again = if loaded.again { " read again" } else { "" };
    paragraph(&format!("{}{again}: {}", listed(&files), declared.join(", ")), 0, 4, out)?;
    if !loaded.understood {
        return writeln!(out, "nothing can be asked before the errors are fixed: fix them, then `:reload`");
    }
    if loaded.again && loaded.changes.is_empty() && loaded.dropped.is_empty() {
        writeln!(out, "nothing changed{}", place(loaded))?;
    }
    if !loaded.changes.is_empty() {
        writeln!(out, "changed{}", place(loaded))?;
        changes(&loaded.changes, out)?;
    }
    for dropped in &loaded.dropped {
        paragraph(&format!("no longer supposed: {}", inline(dropped)), 0, 4, out)?;
    }
    if loaded.situation.environment.is_none() && !loaded.again {
        writeln!(out, "`:env` and `:scenario` list where to ask; `:help` says what")?;
    }
    Ok(())
}

fn place(loaded: &Loaded) -> String {
    loaded.situation.name().map(|_| format!(" in {}", phrase(&loaded.situation))).unwrap_or_default()
}

/// How many names of a kind a place is shown with.
const SHOWN: usize = 24;

/// Environments, scenarios or courses, with a mark at the one the session is in.
fn places(of: &str, places: &[Place], out: &mut dyn Write) -> Result<()> {
    if places.is_empty() {
        return writeln!(out, "no {of} is declared");
    }
    let row = |place: &Place| {
        let within: Vec<String> = place.within.iter().map(|name| inline(&written(name)).into_owned()).collect();
        let word = if of == "environment" { "within" } else { "in" };
        let within = if within.is_empty() { String::new() } else { format!("{word} {}   ", within.join(", ")) };
        let state = |(word, names): (&&str, &Vec<String>)| format!("{word} {}", inline(&shortlisted(names, SHOWN)));
        let states: Vec<String> = place.states.iter().map(state).collect();
        let mark = if place.here { "* " } else { "  " };
        Row {
            name: format!("{mark}{}", inline(&written(&place.name))),
            text: format!("{within}{}", states.join("   ")),
        }
    };
    let mut page = Vec::new();
    rows(&places.iter().map(row).collect::<Vec<_>>(), &mut page)?;
    // The mark stands in the margin.
    for line in String::from_utf8_lossy(&page).lines() {
        writeln!(out, "{}", line.strip_prefix("    ").unwrap_or(line).trim_end())?;
    }
    Ok(())
}

fn description(description: &Description, out: &mut dyn Write) -> Result<()> {
    let Description { name, kind, label, file, line, details } = description;
    let label = label.as_ref().map(|label| format!(" \"{label}\"")).unwrap_or_default();
    paragraph(&inline(&format!("{}{label}: {kind} ({file}:{line})", written(name))), 0, 4, out)?;
    details.iter().try_for_each(|detail| {
        write!(out, "  ")?;
        paragraph(&inline(detail), 2, 6, out)
    })
}

fn documentation(name: &str, label: Option<&str>, lines: &[String], out: &mut dyn Write) -> Result<()> {
    let name = inline(&written(name)).into_owned();
    match label {
        Some(label) => writeln!(out, "{name} \"{}\"", inline(label))?,
        None if lines.is_empty() => return writeln!(out, "the model says nothing more about {name}"),
        None => writeln!(out, "{name}")?,
    }
    lines.iter().try_for_each(|line| writeln!(out, "  {}", inline(line)))
}

/// Who coproduces it, and what it coproduces.
fn graph(found: &Neighbourhood, out: &mut dyn Write) -> Result<()> {
    let word = |name: &String| inline(&written(name)).into_owned();
    let words = |names: &[String]| names.iter().map(word).collect::<Vec<_>>().join(", ");
    writeln!(out, "{}", word(&found.name))?;
    let mut edges = |sign: &str, edges: &[Edge]| {
        edges.iter().try_for_each(|edge| {
            write!(out, "  ")?;
            let line =
                format!("{sign} {}   law {} in {}", words(&edge.names), word(&edge.law), words(&edge.environments));
            paragraph(&line, 2, 6, out)
        })
    };
    edges("←", &found.produced_by)?;
    edges("→", &found.coproduces)?;
    edges("⊣", &found.ends)?;
    for link in &found.linked {
        write!(out, "  ")?;
        paragraph(&format!("· {} {}", link.how, words(&link.names)), 2, 6, out)?;
    }
    for (environment, how) in &found.environments {
        writeln!(out, "  · {} {how} it", word(environment))?;
    }
    let alone = found.produced_by.is_empty() && found.coproduces.is_empty() && found.ends.is_empty();
    if alone && found.linked.is_empty() && found.environments.is_empty() {
        writeln!(out, "  nothing is next to it")?;
    }
    if found.omitted > 0 {
        writeln!(out, "  … and {} more", counted(found.omitted, "law"))?;
    }
    Ok(())
}

fn difference(files: &[String], added: &[String], situation: &Situation, out: &mut dyn Write) -> Result<()> {
    let files: Vec<String> = files.iter().map(|file| inline(file).into_owned()).collect();
    let over = if files.is_empty() { "an empty model".to_owned() } else { listed(&files) };
    if added.is_empty() {
        writeln!(out, "nothing is declared beyond {over}")?;
    } else {
        writeln!(out, "declared beyond {over}")?;
        for line in added.iter().flat_map(|text| text.lines()) {
            writeln!(out, "  + {}", block(line))?;
        }
    }
    self::situation(situation, out)
}

fn help(forms: &[(String, &'static str)], commands: &[&'static About], out: &mut dyn Write) -> Result<()> {
    if let ([], [about]) = (forms, commands) {
        writeln!(out, ":{} {}", about.name, about.usage)?;
        write!(out, "  ")?;
        paragraph(about.help, 2, 2, out)?;
        if !about.more.is_empty() {
            write!(out, "  ")?;
            paragraph(about.more, 2, 2, out)?;
        }
        return Ok(());
    }
    writeln!(out, "what can be entered, for instance")?;
    let row = |(example, help): &(String, &str)| Row { name: inline(example).into_owned(), text: (*help).to_owned() };
    rows(&forms.iter().map(row).collect::<Vec<_>>(), out)?;
    writeln!(out, "commands; an unambiguous prefix is enough")?;
    let row = |about: &&About| Row {
        name: format!(":{} {}", about.name, about.usage).trim_end().to_owned(),
        text: about.help.to_owned(),
    };
    rows(&commands.iter().map(row).collect::<Vec<_>>(), out)
}
