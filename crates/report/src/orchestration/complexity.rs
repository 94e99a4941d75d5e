//! Problems and what the model shows of them, as text of 80 columns for people and for machines.

use crate::page::column::{Row, paragraph, rows};
use crate::page::phrase::{counted, listed, word};
use coproduce_core::analysis::{Declared, ProblemReport};
use coproduce_syntax::declaration::Complexity;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes a problem: each complexity as it is declared, beside what the model shows, and who decides.
///
/// # Errors
///
/// Those of the writer.
pub fn render(problem: &ProblemReport, out: &mut dyn Write) -> Result<()> {
    let approach: Vec<String> = problem.approach.iter().map(|mode| mode.word().to_owned()).collect();
    let approach = if approach.is_empty() { String::new() } else { format!(", approached as {}", listed(&approach)) };
    paragraph(&format!("problem {}{approach}", word(&problem.name)), 0, 4, out)?;
    let row = |complexity: Complexity| Row {
        name: complexity.word().to_owned(),
        text: format!("{}; {}", declared(problem, complexity), shown(problem, complexity)),
    };
    let decision = Row { name: "decision".to_owned(), text: decision(problem) };
    rows(&Complexity::ALL.map(row).into_iter().chain([decision]).collect::<Vec<_>>(), out)
}

/// `high, asks for a systemic approach`
fn declared(problem: &ProblemReport, complexity: Complexity) -> String {
    let Some(found) = problem.complexities.iter().find(|one| one.complexity == complexity) else {
        return "level not stated".to_owned();
    };
    let &Declared { height, asks_for, met, .. } = found;
    let asks = if met { "met by" } else { "calls for" };
    let article = if asks_for.word().starts_with(['a', 'e']) { "an" } else { "a" };
    format!("{}, {asks} {article} {} approach", height.word(), asks_for.word())
}

/// What the model shows of a complexity.
fn shown(problem: &ProblemReport, complexity: Complexity) -> String {
    match complexity {
        Complexity::Dynamic => match &problem.longest_path {
            path if path.through.is_empty() => "no action leads to an outcome".to_owned(),
            path => {
                let laws = counted(path.laws, "law");
                format!("the longest path from an action to an outcome takes {laws}: {}", chain(&path.through))
            }
        },
        Complexity::Generative => {
            let share = problem.unnamed;
            format!("{} of {} with a coproducer that is not named", share.of, counted(share.all, "law"))
        }
        Complexity::Social => {
            let Some(share) = problem.disagreeing else {
                return "too many are concerned to compare what outcomes are worth to them".to_owned();
            };
            let pairs = format!("{} of {} of those concerned disagree", share.of, counted(share.all, "pair"));
            match &problem.disagreement {
                None => pairs,
                Some(found) => {
                    let ([one, other], [more, less]) = (&found.between, &found.over);
                    let (one, other, more, less) = (word(one), word(other), word(more), word(less));
                    format!("{pairs}: {more} is worth more than {less} to {one}, and less to {other}")
                }
            }
        }
    }
}

/// The first and the last names of a chain.
fn chain(names: &[Cow<str>]) -> String {
    const SHOWN: usize = 6;
    let mut words: Vec<String> = names.iter().map(|name| word(name)).collect();
    if words.len() > SHOWN {
        words.splice(SHOWN / 2..words.len() - SHOWN / 2, ["…".to_owned()]);
    }
    words.join(" → ")
}

fn decision(problem: &ProblemReport) -> String {
    let names = |names: &[Cow<str>]| listed(&names.iter().map(|name| word(name)).collect::<Vec<_>>());
    match (&problem.decided_by[..], &problem.left_out[..]) {
        ([], _) => "nobody is declared to decide".to_owned(),
        (by, []) if problem.co_created => format!("co-created by {}", names(by)),
        (by, []) => format!("by {} alone", names(by)),
        (by, left_out) => format!("by {}, without {}", names(by), names(left_out)),
    }
}
