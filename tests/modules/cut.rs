//! Cuts a model of one text into modules, by what is declared.

use super::naive::random::Random;
use super::support::Files;
use coproduce_core::Program;
use coproduce_core::model::{declared, plain};
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Declaration, Token, names_in, parse};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How a module brings in the names of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `use a`
    Plain,
    /// `use a { x, y }`
    Listed,
    /// `use a as q`, and `q.x` wherever a name is mentioned.
    Qualified,
}

/// Which declarations stand in which file.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// What may be present or absent, environments, and the rest.
    InThree,
    /// What may be present or absent with the environments, and the rest.
    InTwo,
    /// What may be present or absent, environments and laws anywhere, by a seed; the rest, which is judged where it is
    /// stated, last.
    Anyhow(u64),
}

pub const FORMS: [Form; 3] = [Form::Plain, Form::Listed, Form::Qualified];

/// The modules that a model may be cut into, in the order in which they may use one another.
pub const MODULES: [&str; 3] = ["names", "places", "rest"];

/// A declaration, with the names that it declares and mentions.
struct Part {
    text: String,
    declares: BTreeSet<String>,
    mentions: BTreeSet<String>,
    module: usize,
}

/// The files of a model. A declaration that mentions what stands in a later file stands there as well. None where it
/// cannot be cut so: where it is one file then, or names what reads as a keyword before a qualified name.
pub fn cut(text: &str, program: &Program, form: Form, way: Way) -> Option<(Files, Vec<String>)> {
    let parts = parts(text, program, way);
    let used: BTreeSet<usize> = parts.iter().map(|part| part.module).collect();
    if used.len() < 2 {
        return None;
    }
    let home: BTreeMap<&str, usize> =
        parts.iter().flat_map(|part| part.declares.iter().map(|name| (name.as_str(), part.module))).collect();
    if form == Form::Qualified && home.keys().any(|name| Token::single(name).is_some_and(Token::is_keyword)) {
        return None;
    }
    let mut files = Files::default();
    let mut names = Vec::new();
    for &module in &used {
        let mut text = String::new();
        let here = || parts.iter().filter(|part| part.module == module);
        for &other in used.iter().filter(|&&other| other < module) {
            let wanted: BTreeSet<&str> = here().flat_map(|part| &part.mentions).map(String::as_str).collect();
            let wanted = wanted.into_iter().filter(|name| home.get(name) == Some(&other)).map(declared);
            let wanted: Vec<_> = wanted.collect();
            let name = MODULES[other];
            match form {
                Form::Listed if !wanted.is_empty() => writeln!(text, "use {name} {{ {} }}", wanted.join(", ")),
                Form::Plain => writeln!(text, "use {name}"),
                Form::Listed | Form::Qualified => writeln!(text, "use {name} as {}", alias(other)),
            }
            .unwrap();
        }
        for part in here() {
            let elsewhere = |name: &str| home.get(name).copied().filter(|&home| home != module);
            let body = if form == Form::Qualified { qualified(&part.text, elsewhere) } else { part.text.clone() };
            text.push_str(&body);
            text.push('\n');
        }
        let file = format!("{}.coprod", MODULES[module]);
        files.0.insert(file.clone(), text);
        names.push(file);
    }
    Some((files, names))
}

fn alias(module: usize) -> String {
    format!("zz{module}")
}

/// A text without the words that qualify names in it, and without backticks.
pub fn bare(text: &str) -> String {
    MODULES.iter().enumerate().fold(text.replace('`', ""), |text, (at, _)| text.replace(&format!("{}.", alias(at)), ""))
}

impl Way {
    fn module(self, declaration: &Declaration, random: &mut Random) -> usize {
        let layer = match declaration {
            Declaration::Object(_)
            | Declaration::Property(_)
            | Declaration::Actor(_)
            | Declaration::Action(_)
            | Declaration::Outcome(_) => 0,
            Declaration::Environment(_) => 1,
            _ => 2,
        };
        match self {
            Self::InThree => layer,
            Self::InTwo => layer.max(1),
            Self::Anyhow(_) if layer < 2 || matches!(declaration, Declaration::Law(_)) => random.between(0, 2),
            Self::Anyhow(_) => 2,
        }
    }
}

fn parts(text: &str, program: &Program, way: Way) -> Vec<Part> {
    let mut random = Random::new(if let Way::Anyhow(seed) = way { seed } else { 0 });
    let mut sources = Sources::new();
    let file = sources.add("whole.coprod", text).unwrap();
    let tree = parse(&sources, file, &mut Vec::new());
    let kernel = &program.kernel;
    let places: Vec<_> = kernel.atoms.iter().map(|atom| atom.name).collect();
    let places = places.into_iter().chain(kernel.laws.iter().map(|law| law.name));
    let places: Vec<_> = places.chain(kernel.scenarios.iter().map(|scenario| scenario.name)).collect();
    let mut parts: Vec<Part> = tree
        .paragraphs
        .iter()
        .map(|paragraph| {
            let within = |place: &&coproduce_syntax::source::Span| {
                paragraph.span.start <= place.start && place.end <= paragraph.span.end && place.start < place.end
            };
            let text = sources.text(paragraph.span).to_owned();
            let mentions = names_in(&text).map(|(_, name)| plain(name).into_owned()).collect();
            Part {
                declares: places.iter().filter(within).map(|&place| plain(sources.text(place)).into_owned()).collect(),
                mentions,
                module: way.module(&paragraph.declaration, &mut random),
                text,
            }
        })
        .collect();
    loop {
        let home: BTreeMap<String, usize> =
            parts.iter().flat_map(|part| part.declares.iter().map(|name| (name.clone(), part.module))).collect();
        let needed = |part: &Part| part.mentions.iter().filter_map(|name| home.get(name)).copied().max().unwrap_or(0);
        let later: Vec<usize> = parts.iter().map(|part| part.module.max(needed(part))).collect();
        let mut changed = false;
        for (part, later) in parts.iter_mut().zip(later) {
            changed |= part.module != later;
            part.module = later;
        }
        if !changed {
            return parts;
        }
    }
}

/// A declaration with the names of other modules qualified.
fn qualified(text: &str, elsewhere: impl Fn(&str) -> Option<usize>) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for (range, name) in names_in(text) {
        out.push_str(&text[at..range.start]);
        if let Some(module) = elsewhere(&plain(name)) {
            write!(out, "{}.", alias(module)).unwrap();
        }
        out.push_str(name);
        at = range.end;
    }
    out + &text[at..]
}
