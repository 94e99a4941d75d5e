//! What becomes of something.

use crate::page::column::paragraph;
use crate::page::escape::inline;
use crate::page::number;
use crate::page::phrase::{listed, literals};
use crate::page::surface::Page;
use coproduce_core::analysis::{Literal, Verdict};
use coproduce_core::ask::answer::{Producing, Standing};
use coproduce_core::model::{Kind, written};
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// How many sets a person reads.
const SETS: usize = 5;

/// The word for a verdict, by what it is about.
pub const fn word(standing: &Standing) -> &'static str {
    match (standing.exogenous, standing.kind, standing.verdict) {
        (true, _, Verdict::Produced) | (_, Kind::Environment, Verdict::Produced) => "present",
        (true, _, Verdict::NotProduced) | (_, Kind::Environment, Verdict::NotProduced) => "absent",
        (true, _, Verdict::Undetermined) => "open",
        (_, Kind::Action, Verdict::Produced) => "performed",
        (_, Kind::Action, Verdict::NotProduced) => "not performed",
        (_, Kind::Value, Verdict::Produced) => "actual",
        (_, Kind::Value, Verdict::NotProduced) => "not actual",
        (_, _, verdict) => verdict.word(),
    }
}

/// `produced  oak`, and by what or for want of what.
///
/// # Errors
///
/// Those of the writer.
pub fn render(standing: &Standing, page: Page, out: &mut dyn Write) -> Result<()> {
    let word = word(standing);
    let name = inline(&written(&standing.name)).into_owned();
    let indent = word.width() + 4;
    let mut head = format!("{word}  {name}");
    if let Some(because) = &standing.because {
        head.extend(["   ", &inline(&because.to_string())]);
    }
    paragraph(&head, 0, indent, out)?;
    for law in &standing.laws {
        let (law, legend) = producing(law);
        write!(out, "{:indent$}", "")?;
        if legend.is_empty() || indent + law.width() + 3 + legend.width() <= 80 {
            paragraph(format!("{law}   {legend}").trim_end(), indent, indent + 4, out)?;
        } else {
            paragraph(&law, indent, indent + 4, out)?;
            writeln!(out, "{:indent$}{legend}", "")?;
        }
    }
    if standing.circular {
        write!(out, "{:indent$}", "")?;
        return paragraph("on a circle that takes time: ask in a course", indent, indent + 4, out);
    }
    if standing.gave_up {
        write!(out, "{:indent$}", "")?;
        return paragraph("the analysis reached its limit: nothing more is claimed", indent, indent + 4, out);
    }
    // Where it is kept out, that was said, and what laws lack is no reason.
    let is_said = standing.kept_out && standing.because.is_some() && standing.missing.is_empty();
    if is_said || standing.exogenous || standing.verdict == Verdict::Produced || standing.kind == Kind::Environment {
        return Ok(());
    }
    write!(out, "{:indent$}", "")?;
    paragraph(&lacking(&standing.missing, standing.missing_count.as_deref(), page), indent, indent + 4, out)
}

/// `law germination in outdoors: acorn, moisture*, soil*` and `(* held by forest)`.
fn producing(law: &Producing) -> (String, String) {
    let places: Vec<String> = law.environments.iter().map(|place| inline(&written(place)).into_owned()).collect();
    let mut holders: Vec<&str> = Vec::new();
    let names = law.coproducers.iter().map(|coproducer| {
        let mark = coproducer.held_by.as_ref().map_or(String::new(), |holder| {
            let at = holders.iter().position(|known| known == holder).unwrap_or_else(|| {
                holders.push(holder);
                holders.len() - 1
            });
            "*".repeat(at + 1)
        });
        format!("{}{mark}", inline(&coproducer.text))
    });
    let names: Vec<String> = names.collect();
    let place = if places.is_empty() { String::new() } else { format!(" in {}", listed(&places)) };
    let text = format!("law {}{place}: {}", inline(&written(&law.law)), names.join(", "));
    let held = holders
        .iter()
        .enumerate()
        .map(|(at, holder)| format!("{} held by {}", "*".repeat(at + 1), inline(&written(holder))));
    let held: Vec<String> = held.collect();
    let legend = if held.is_empty() { String::new() } else { format!("({})", held.join(", ")) };
    (text, legend)
}

/// `missing soil, or moss and rain`
pub fn lacking(missing: &[Vec<Literal>], count: Option<&str>, page: Page) -> String {
    if missing.is_empty() {
        return "no law for it applies here, or none can be satisfied".to_owned();
    }
    let room = page.room(SETS);
    let shown = if missing.len() > room + 1 { room } else { missing.len() };
    let mut sets: Vec<String> = missing[..shown].iter().map(|set| literals(set)).collect();
    match count {
        Some(count) => sets.push(format!("others: {} sets in all", number::count(&count))),
        None if shown < missing.len() => sets.push(format!("{} more sets", missing.len() - shown)),
        None => {}
    }
    format!("missing {}", sets.join(", or "))
}
