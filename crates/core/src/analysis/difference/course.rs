//! Courses of two models, period by period.

use crate::analysis::course::{Cell, CourseReport, Settling, follow};
use crate::analysis::difference::{Change, SeenChange, Side, plain};
use crate::analysis::inquiry::runs;
use crate::kernel::Period;
use indexmap::{IndexMap, IndexSet};

/// Courses that are gone or new, and what is otherwise in those that both have.
pub(super) fn courses(old: Side, new: Side) -> Vec<SeenChange> {
    let [was, now] = [old, new].map(|side| -> IndexMap<String, CourseReport> {
        let own = side.words.kernel.own_courses();
        let followed = own.map(|(_, course)| follow(side.words, side.networks, course));
        followed.map(|report| (report.name.clone().into_owned(), report)).collect()
    });
    let names: IndexSet<&String> = was.keys().chain(now.keys()).collect();
    let mut changes = Vec::new();
    for name in names {
        match (was.get(name), now.get(name)) {
            (Some(before), Some(after)) => changes.extend(differing(name, before, after)),
            (before, after) => {
                let [before, after] = [before, after].map(|there| there.map(|_| "declared".to_owned()));
                changes.push(plain(None, Change::new("course", name.clone(), before, after)));
            }
        }
    }
    changes
}

/// What is otherwise in a period that both have, and how they end.
fn differing(name: &str, before: &CourseReport, after: &CourseReport) -> Vec<SeenChange> {
    let periods = before.last.min(after.last) as usize + 1;
    let of = |report: &CourseReport| -> IndexMap<String, Vec<Presence>> {
        let lines = report.lines.iter();
        lines.map(|line| (line.name.clone().into_owned(), line.cells.iter().copied().map(presence).collect())).collect()
    };
    let (was, now) = (of(before), of(after));
    let mut changes = Vec::new();
    for (thing, was) in &was {
        if let Some(now) = now.get(thing)
            && was[..periods] != now[..periods]
        {
            let change = Change::new("product", thing.clone(), Some(phrase(was)), Some(phrase(now)));
            changes.push(plain(Some(name), change));
        }
    }
    let [ended, ends] = [before, after].map(|report| report.settling.map(said));
    if ended != ends {
        let open = || Some("open".to_owned());
        changes.push(plain(None, Change::new("course", name.to_owned(), ended.or_else(open), ends.or_else(open))));
    }
    changes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Present,
    Absent,
    Undetermined,
}

const fn presence(cell: Cell) -> Presence {
    match cell {
        Cell::Present | Cell::Given => Presence::Present,
        Cell::Absent | Cell::TakenAway => Presence::Absent,
        Cell::Undetermined => Presence::Undetermined,
    }
}

/// `present at 1–3, undetermined at 5`; of what is in no period, `absent`.
fn phrase(cells: &[Presence]) -> String {
    let at = |wanted: Presence, word: &str| {
        let periods = (0..).zip(cells).filter(|(_, cell)| **cell == wanted).map(|(period, _)| period);
        let periods: Vec<Period> = periods.collect();
        (!periods.is_empty()).then(|| format!("{word} at {}", runs(&periods)))
    };
    let parts = [at(Presence::Present, "present"), at(Presence::Undetermined, "undetermined")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "absent".to_owned() } else { parts.join(", ") }
}

fn said(settling: Settling) -> String {
    match settling {
        Settling::Settles { at } => format!("settles at {at}"),
        Settling::GoesRound { every, from } => format!("goes round every {every} from {from}"),
        Settling::Unfollowed { .. } => "not followed to its end".to_owned(),
    }
}
