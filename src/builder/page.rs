//! Declarations to text in canonical form: each on one line where it fits, else one clause a line.
//!
//! The form is the one that the formatter gives, and tests hold the two together. To be formatted, a text would have to
//! be read first, and one with a mistake could not be.
//!
//! Words that stay together are separated by spaces, others by a [`BREAK`]: there a line may end.

use super::list::{List, Listing, Written};
use unicode_width::UnicodeWidthStr;

/// Stands where a line may end. No word holds it: names and texts never go over a line.
pub(super) const BREAK: char = '\n';

/// The columns of a line.
const WIDTH: usize = 80;
/// The columns by which a clause, or what goes on, is moved to the right.
const STEP: usize = 2;
/// What separates clauses that share a line.
const BETWEEN_CLAUSES: &str = "   ";

/// A declaration, ready to be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// All before the clauses.
    pub head: String,
    /// The clauses, in order.
    pub clauses: Vec<Clause>,
    /// Whether braces surround the clauses.
    pub braces: bool,
    /// Whether clauses stand one below the other, also where they would fit on one line.
    pub table: bool,
}

/// A clause, ready to be written.
#[derive(Clone, Debug)]
pub(super) enum Clause {
    /// Words.
    Words(String),
    /// A condition and what it produces, on two lines where one is too short.
    Production(String, String),
    /// A word with a block of its own.
    Block(&'static str, Vec<String>),
}

impl Paragraph {
    /// What has no clauses yet, and has them in braces.
    pub fn new(head: String) -> Self {
        Self { head, braces: true, ..Self::default() }
    }

    /// Adds a clause.
    pub fn clause(&mut self, words: String) {
        self.clauses.push(Clause::Words(words));
    }

    /// Adds a clause that begins with a word, unless it has nothing to say.
    pub fn listing<T: Written>(&mut self, word: &str, items: &List<T>) {
        self.clauses.extend(items.clause(word).map(Clause::Words));
    }

    /// Goes on with the head.
    pub fn and_head(mut self, more: Option<String>) -> Self {
        self.head.extend(more.into_iter().flat_map(|more| [BREAK.to_string(), more]));
        self
    }

    /// The canonical form.
    pub fn laid_out(&self) -> String {
        let line = self.on_one_line();
        if !self.table && width(&line) <= WIDTH { line } else { self.on_lines() }
    }

    fn on_one_line(&self) -> String {
        let clauses: Vec<String> = self.clauses.iter().map(Clause::on_one_line).collect();
        let words = if clauses.is_empty() {
            self.head.clone()
        } else if self.braces {
            format!("{} {{ {} }}", self.head, clauses.join(BETWEEN_CLAUSES))
        } else {
            format!("{} {}", self.head, clauses.join(" "))
        };
        unbroken(&words)
    }

    fn on_lines(&self) -> String {
        let mut lines = Vec::new();
        if self.clauses.is_empty() {
            fill(&self.head, 0, STEP, &mut lines);
            return lines.join("\n");
        }
        // What a header goes on with is moved further than the clauses below it.
        let brace = if self.braces { " {" } else { "" };
        fill(&format!("{}{brace}", self.head), 0, 2 * STEP, &mut lines);
        for clause in &self.clauses {
            clause.on_lines(&mut lines);
        }
        if self.braces {
            lines.push("}".to_owned());
        }
        lines.join("\n")
    }
}

impl Clause {
    fn on_one_line(&self) -> String {
        match self {
            Self::Words(words) => unbroken(words),
            Self::Production(condition, products) => unbroken(&format!("{condition} {products}")),
            Self::Block(word, parts) => unbroken(&format!("{word} {{ {} }}", parts.join(BETWEEN_CLAUSES))),
        }
    }

    fn on_lines(&self, lines: &mut Vec<String>) {
        let line = self.on_one_line();
        match self {
            _ if STEP + width(&line) <= WIDTH => lines.push(format!("{}{line}", indent(STEP))),
            Self::Words(words) => fill(words, STEP, 2 * STEP, lines),
            Self::Production(condition, products) => {
                fill(condition, STEP, 2 * STEP, lines);
                fill(products, STEP, 2 * STEP, lines);
            }
            Self::Block(word, parts) => {
                lines.push(format!("{}{word} {{", indent(STEP)));
                for part in parts {
                    fill(part, 2 * STEP, 3 * STEP, lines);
                }
                lines.push(format!("{}}}", indent(STEP)));
            }
        }
    }
}

/// Fills lines, the first and all others moved to the right by so much.
fn fill(words: &str, first: usize, rest: usize, lines: &mut Vec<String>) {
    let mut runs = words.split(BREAK);
    let mut line = format!("{}{}", indent(first), runs.next().unwrap_or_default());
    for run in runs {
        if width(&line) + 1 + width(run) <= WIDTH {
            line.push(' ');
        } else {
            lines.push(std::mem::replace(&mut line, indent(rest)));
        }
        line.push_str(run);
    }
    lines.push(line);
}

fn indent(columns: usize) -> String {
    " ".repeat(columns)
}

/// Words on one line.
pub(super) fn unbroken(words: &str) -> String {
    words.replace(BREAK, " ")
}

/// The columns a text takes.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}
