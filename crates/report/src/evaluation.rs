//! What comes of a model, as text of 80 columns for people.
//!
//! A situation is a heading with what it supposes, then its products in groups: produced, with the laws that produce
//! them; undetermined and not produced, with the sets of what is missing.

use crate::course;
use crate::orchestration::cocreation;
use crate::page::column::{Row, paragraph, rows};
use crate::page::escape::inline;
use crate::page::number;
use crate::page::phrase::{counted, listed, word};
use crate::service::offering;
use crate::service::values;
use coproduce_core::analysis::{
    ActionReport, ActionStatus, Evaluation, How, Literal, ProductReport, SituationReport, Supposal, Verdict,
};
use indexmap::IndexMap;
use std::io::{Result, Write};

/// How much is shown.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// How many products that are produced, how many of the others, and how many actions.
    pub products: usize,
    /// How many sets of what is missing for a product.
    pub sets: usize,
    /// How many names of a set, or laws of a product.
    pub names: usize,
}

impl Extent {
    /// What a person can read.
    pub const READABLE: Self = Self { products: 200, sets: 5, names: 12 };
    /// Everything.
    pub const ALL: Self = Self { products: usize::MAX, sets: usize::MAX, names: usize::MAX };
}

/// Counts verdicts over all situations shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    situations: usize,
    courses: usize,
    /// By verdict.
    verdicts: [usize; 3],
    /// By status.
    propositions: [usize; 4],
}

impl Tally {
    /// The last line: how many situations, and what becomes of their products; none where there was none.
    pub fn line(self) -> Option<String> {
        let Self { situations, courses, verdicts, propositions } = self;
        let counts = VERDICTS.into_iter().map(|verdict| (verdicts[verdict as usize], verdict.word()));
        let counts = counts.filter(|&(count, _)| count > 0);
        let counts: Vec<String> = counts.map(|(count, title)| format!("{} {title}", number::count(&count))).collect();
        let counts = if counts.is_empty() { "no products".to_owned() } else { counts.join(", ") };
        let statuses = values::statuses(&propositions);
        let statuses = if statuses.is_empty() {
            String::new()
        } else {
            let all = propositions.iter().sum();
            format!("; {}: {}", counted(all, "proposition"), statuses.join(", "))
        };
        let situations = (situations > 0).then(|| format!("{}: {counts}{statuses}", counted(situations, "situation")));
        let courses = (courses > 0).then(|| counted(courses, "course"));
        let line = situations.into_iter().chain(courses).collect::<Vec<_>>().join("; ");
        (!line.is_empty()).then_some(line)
    }
}

/// Writes the last line, wrapped where it is long.
///
/// # Errors
///
/// Those of the writer.
pub fn summary(line: &str, out: &mut dyn Write) -> Result<()> {
    paragraph(line, 0, 4, out)
}

/// Writes every situation, with an empty line after each, and adds to the tally.
///
/// # Errors
///
/// Those of the writer.
pub fn render(evaluation: &Evaluation, extent: Extent, tally: &mut Tally, out: &mut dyn Write) -> Result<()> {
    for situation in &evaluation.situations {
        tally.situations += 1;
        heading(situation, extent, out)?;
        for verdict in VERDICTS {
            let of_group = situation.products.iter().filter(|product| product.verdict == verdict);
            let row = |product: &ProductReport| Row { name: word(&product.name), text: remark(product, extent) };
            let rows: Vec<Row> = of_group.map(row).collect();
            let more = situation.unlisted[verdict as usize];
            tally.verdicts[verdict as usize] += rows.len() + more;
            write_group(verdict.word(), &rows, more, out)?;
        }
        let idle = situation.actions.iter().filter(|action| action.status != ActionStatus::Performed);
        let idle: Vec<&ActionReport> = idle.collect();
        let shown = idle.len().min(extent.products);
        let row = |action: &&ActionReport| Row { name: word(&action.name), text: why_idle(action.status).to_owned() };
        let rows: Vec<Row> = idle[..shown].iter().map(row).collect();
        write_group("chosen, not performed", &rows, idle.len() - shown, out)?;
        if situation.products.is_empty() && situation.unlisted == [0; 3] {
            writeln!(out, "  no law produces anything")?;
        }
        values::render(situation, out)?;
        situation.cocreations.iter().try_for_each(|progress| cocreation::progress(progress, out))?;
        for proposition in &situation.propositions {
            tally.propositions[proposition.status as usize] += 1;
        }
        writeln!(out)?;
    }
    for course in &evaluation.courses {
        tally.courses += 1;
        course::text(course, out)?;
        writeln!(out)?;
    }
    offering::offerings(&evaluation.offerings, out)?;
    cocreation::cocreations(&evaluation.cocreations, out)
}

/// The verdicts, in the order in which products are shown.
pub const VERDICTS: [Verdict; 3] = [Verdict::Produced, Verdict::Undetermined, Verdict::NotProduced];

/// `in_the_lab in seed_lab   given acorn   unknown moisture, warmth`
fn heading(situation: &SituationReport, extent: Extent, out: &mut dyn Write) -> Result<()> {
    let mut heading = word(&situation.name);
    if situation.environment != situation.name {
        heading = format!("{heading} in {}", word(&situation.environment));
    }
    let mut clauses: IndexMap<&str, Vec<&Supposal>> = IndexMap::new();
    for one in &situation.supposes {
        clauses.entry(one.state).or_default().push(one);
    }
    for (state, clause) in clauses {
        let objects = clause.iter().take(extent.names).map(|one| inline(&one.object()).into_owned());
        let names: Vec<String> = objects.collect();
        heading.extend(["   ", state, " ", &names.join(", ")]);
        if clause.len() > names.len() {
            heading.extend([", … and ", &(clause.len() - names.len()).to_string(), " more"]);
        }
    }
    if situation.supposes.is_empty() {
        heading.push_str("   nothing given");
    }
    paragraph(&heading, 0, 4, out)
}

fn write_group(title: &str, shown: &[Row], more: usize, out: &mut dyn Write) -> Result<()> {
    if shown.is_empty() && more == 0 {
        return Ok(());
    }
    writeln!(out, "  {title}")?;
    rows(shown, out)?;
    if more > 0 {
        writeln!(out, "    … and {} more: `--all` or `--format json` lists them", number::count(&more))?;
    }
    Ok(())
}

/// By what a product is produced, or what is missing for it.
pub fn remark(product: &ProductReport, extent: Extent) -> String {
    if product.verdict == Verdict::Produced {
        return produced_by(product, extent);
    }
    if product.circular {
        return "on a circle that takes time: ask in a course".to_owned();
    }
    let listed = product.missing.len();
    // One set is never worth a remark that it was left out.
    let shown = if listed > extent.sets.saturating_add(1) { extent.sets } else { listed };
    let mut sets: Vec<String> = product.missing[..shown].iter().map(|set| lacking(set, extent.names)).collect();
    let count = product.missing_count.as_ref().map_or(Ok(listed as u128), |count| count.parse::<u128>());
    match (count.map(|count| count.saturating_sub(shown as u128)), &product.missing_count) {
        (Ok(0), _) | (Err(_), None) => {}
        (Ok(1), _) => sets.push("1 more set".to_owned()),
        (Ok(more), _) => sets.push(format!("{} more sets", number::count(&more))),
        (Err(_), Some(all)) => sets.push(format!("others, {} sets in all", number::count(all))),
    }
    match (sets.is_empty(), product.gave_up) {
        (false, false) => format!("missing {}", sets.join(", or ")),
        (false, true) => format!("missing {}; there may be more: the analysis reached its limit", sets.join(", or ")),
        (true, true) => "the analysis reached its limit".to_owned(),
        (true, false) => match product.how {
            Some(How::TakenAway) => "taken away",
            Some(How::Lacked) => "lacked here",
            _ => "no law for it applies here, or none can be satisfied",
        }
        .to_owned(),
    }
}

fn produced_by(product: &ProductReport, extent: Extent) -> String {
    if !product.by.is_empty() {
        let laws: Vec<String> = product.by.iter().map(|law| word(law)).collect();
        return format!("by {}", some_of(&laws, extent.names));
    }
    match product.how {
        Some(How::Given) => "given",
        Some(How::Held) => "held",
        Some(How::Delivered) => "in its interactions",
        Some(How::Brought) => "brought by an offering",
        Some(How::Reached) => "reached in a phase of co-creation",
        _ => "by one law or another",
    }
    .to_owned()
}

/// Why an action is not performed though it is chosen.
pub const fn why_idle(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Performed => "performed",
        ActionStatus::NotEnabled => "what enables it is not there",
        ActionStatus::KeptOut => "one of its actors is kept out",
        ActionStatus::Undetermined => "depends on what is open",
    }
}

fn some_of(names: &[String], most: usize) -> String {
    // One name is never worth a remark that it was left out.
    let shown = if names.len() <= most.saturating_add(1) { names.len() } else { most };
    let mut words: Vec<String> = names[..shown].to_vec();
    if shown < names.len() {
        words.push(format!("{} more", names.len() - shown));
    }
    listed(&words)
}

/// What has to be there, and what must not: `soil and rain without frost`.
fn lacking(set: &[Literal], most: usize) -> String {
    let names = |present: bool| -> Vec<String> {
        let those = set.iter().filter(|literal| literal.present == present);
        those.map(|literal| inline(&literal.written_name()).into_owned()).collect()
    };
    let (there, away) = (names(true), names(false));
    match (there.is_empty(), away.is_empty()) {
        (_, true) => some_of(&there, most),
        (true, false) => format!("the absence of {}", some_of(&away, most)),
        (false, false) => format!("{} without {}", some_of(&there, most), some_of(&away, most)),
    }
}
