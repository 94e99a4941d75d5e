//! What the words of the language, the commands and the rules mean: pages, found by any word that leads to them.
//!
//! The pages of words and commands are Markdown below `docs/`, those of rules belong to the rules. One [table](PAGES) names
//! them; what is found, completed and listed follows from it.

mod table;

pub use table::PAGES;

use coproduce_core::check::{Rule, registry::RULES, rule};
use coproduce_syntax::diagnostic::{joined, nearest, shortened};
use indexmap::IndexSet;
use std::io::{Result, Write};

/// What a word belongs to, in the order in which words are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// What answers and rules speak of.
    Idea,
    /// Words that begin a declaration.
    Declaration,
    /// Words that join conditions.
    Condition,
    /// Words of laws, environments and scenarios.
    Situation,
    /// Words of claims.
    Claim,
    /// Words of actors, offerings, values, propositions and constellations.
    Service,
    /// Words of co-creations, platforms, problems and hypergames.
    Orchestration,
    /// Words of exchanges, adoptions, pricings and elevations.
    Number,
    /// Words of evidence.
    Evidence,
    /// Words that join others.
    Joint,
    /// Commands of the command line.
    Command,
}

impl Group {
    /// The heading people read.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Idea => "ideas",
            Self::Declaration => "declarations",
            Self::Condition => "conditions",
            Self::Situation => "laws, environments and scenarios",
            Self::Claim => "claims",
            Self::Service => "actors, offerings, values and propositions",
            Self::Orchestration => "co-creations, platforms, problems and hypergames",
            Self::Number => "exchanges, adoptions, pricings and elevations",
            Self::Evidence => "evidence",
            Self::Joint => "small words",
            Self::Command => "commands",
        }
    }
}

/// A page about a word, or about some that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What the word belongs to.
    pub group: Group,
    /// The word, which is also the name of its file.
    pub word: &'static str,
    /// Other words that it explains.
    pub shown: &'static [&'static str],
    /// What leads to it as well, and is not listed: plurals, phrases.
    pub found: &'static [&'static str],
    /// The page, in Markdown.
    pub text: &'static str,
}

impl Page {
    /// The words that are listed.
    pub fn listed(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.word).chain(self.shown.iter().copied())
    }

    /// All words that lead to it.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.listed().chain(self.found.iter().copied())
    }
}

/// What explains a word.
#[derive(Clone, Debug)]
pub enum Explained {
    /// The word is a rule.
    Rule(&'static Rule),
    /// The pages that explain it: `necessary` is a word of the language and a command.
    Word(&'static str, Vec<&'static Page>),
}

/// What explains a word, in whatever case, in backticks or behind the name of the tool. Of a phrase such as
/// `at least 2 of (a, b)`, what stands before the number.
///
/// # Errors
///
/// Where nothing does: the reason, and what can be done.
pub fn explain(asked: &str) -> std::result::Result<Explained, (String, String)> {
    let bare: Vec<String> = asked.split_whitespace().map(|part| part.trim_matches('`').to_lowercase()).collect();
    let parts = match bare.as_slice() {
        [tool, rest @ ..] if tool == "coproduce" && !rest.is_empty() => rest,
        parts => parts,
    };
    // `at least 2 of (a, b)` is about `at least`; of other words in a row, the first says nothing of the rest.
    let counted = parts.iter().position(|part| part.starts_with(|sign: char| sign.is_ascii_digit() || sign == '('));
    let whole = parts[..counted.unwrap_or(parts.len())].join(" ");
    if let Some(rule) = rule(&whole) {
        return Ok(Explained::Rule(rule));
    }
    let pages: Vec<&Page> = PAGES.iter().filter(|page| page.words().any(|word| word == whole)).collect();
    if let Some(word) = pages.first().and_then(|page| page.words().find(|word| *word == whole)) {
        return Ok(Explained::Word(word, pages));
    }
    let asked = asked.trim();
    let near = nearest(&whole, listed());
    let help = if near.is_empty() { String::new() } else { format!("perhaps {} was meant", joined(&near, "or")) };
    Err((format!("no word, command or rule `{}`", shortened(asked)), help))
}

/// Whatever can be explained: words, commands, rules.
pub fn names() -> impl Iterator<Item = &'static str> {
    PAGES.iter().flat_map(Page::words).chain(RULES.iter().map(|rule| rule.name))
}

/// The words to choose from, each once; those that are not listed are left out.
pub fn listed() -> impl Iterator<Item = &'static str> {
    let all = PAGES.iter().flat_map(Page::listed).chain(RULES.iter().map(|rule| rule.name));
    all.collect::<IndexSet<&str>>().into_iter()
}

/// All headings, each with what stands below it.
pub fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    let of_rules = RULES.iter().map(|rule| ("rules", rule.name));
    let of_pages = PAGES.iter().flat_map(|page| page.listed().map(|word| (page.group.title(), word)));
    for (title, word) in of_pages.chain(of_rules) {
        match groups.last_mut() {
            Some((last, words)) if *last == title => words.push(word),
            _ => groups.push((title, vec![word])),
        }
    }
    groups
}

impl Explained {
    /// The page, or the pages one after the other.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = match self {
            Self::Rule(rule) => vec![rule.page.trim_end()],
            Self::Word(_, pages) => pages.iter().map(|page| page.text.trim_end()).collect(),
        };
        format!("{}\n", texts.join("\n\n"))
    }
}

/// Writes the list of all words, in groups, with what explains one of them.
///
/// # Errors
///
/// Those of the writer.
pub fn write_list(groups: &[(&str, Vec<&str>)], how: &str, out: &mut dyn Write) -> Result<()> {
    const WIDTH: usize = 80;
    for (title, words) in groups {
        writeln!(out, "{title}")?;
        let mut line = String::new();
        for word in words {
            if line.len() + 2 + word.len() > WIDTH {
                writeln!(out, "{line}")?;
                line.clear();
            }
            line.push_str("  ");
            line.push_str(word);
        }
        writeln!(out, "{line}")?;
    }
    writeln!(out, "`{how}` explains one")
}
