//! `:type` and `:doc`: what a name stands for, and what the model says of it.

use super::reply::Description;
use coproduce_core::Program;
use coproduce_core::kernel::{AtomId, AtomKind};
use coproduce_core::model::{Kind, plain, written};
use coproduce_syntax::source::{Sources, Span};
use coproduce_syntax::{Declaration, survey};

/// What is declared under a name: a thing, a law or a scenario.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared {
    pub kind: Kind,
    /// The place of the name.
    pub name: Span,
    atom: Option<AtomId>,
    index: usize,
}

/// Everything that is declared under a name: laws and scenarios may share one with a thing.
pub(super) fn declared(program: &Program, name: &str) -> Vec<Declared> {
    let kernel = &program.kernel;
    let things = program.find(name).all().into_iter().map(|atom| Declared {
        kind: program.words().kind(atom),
        name: kernel.name_span(atom),
        atom: Some(atom),
        index: 0,
    });
    let laws = program.find_law(name).all().into_iter().map(|law| Declared {
        kind: Kind::Law,
        name: kernel.laws[law.index()].name,
        atom: None,
        index: law.index(),
    });
    let scenarios = program.find_scenario(name).all().into_iter().map(|scenario| Declared {
        kind: Kind::Scenario,
        name: kernel.scenarios[scenario.index()].name,
        atom: None,
        index: scenario.index(),
    });
    things.chain(laws).chain(scenarios).collect()
}

/// The label and the documentation of the model itself, where it has this name.
pub(super) fn of_model(program: &Program, name: &str) -> Option<(Option<String>, Vec<String>)> {
    let sources = &program.sources;
    sources.iter().find_map(|(file, _)| {
        let survey = survey(sources, file, &mut Vec::new());
        let mut models = survey.paragraphs().filter_map(|paragraph| match &paragraph.declaration {
            Declaration::Model(model) => Some((paragraph.span, model.declared.name.span)),
            _ => None,
        });
        let (span, declared) = models.find(|(_, declared)| plain(sources.text(*declared)) == name)?;
        Some((label(sources, declared), lines_before(sources, span)))
    })
}

/// What a declaration says in short.
pub(super) fn describe(program: &Program, declared: Declared) -> Description {
    let (words, sources) = (program.words(), &program.sources);
    let (file, start, _) = sources.positions(declared.name);
    let mut details = Vec::new();
    let kind = match declared.atom {
        Some(atom) => of_atom(program, atom, declared.kind, &mut details),
        None => of_law_or_scenario(program, declared, &mut details),
    };
    Description {
        name: words.at(declared.name).into_owned(),
        kind,
        label: label(sources, declared.name),
        file: sources.get(file).name().to_owned(),
        line: start.line,
        details,
    }
}

fn listed(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn of_atom(program: &Program, atom: AtomId, kind: Kind, details: &mut Vec<String>) -> String {
    let (words, kernel) = (program.words(), &program.kernel);
    let names = |atoms: &[AtomId]| listed(atoms.iter().map(|&atom| words.written(atom)));
    match kernel.atom(atom).kind {
        AtomKind::Property { bearer: Some(bearer) } => format!("property of {}", words.written(bearer)),
        AtomKind::Performed(_) => {
            let action = kernel.action_of(atom);
            format!("action by {}", action.map_or_else(String::new, |action| names(&action.actors)))
        }
        AtomKind::Outcome(index) => {
            let changes: Vec<AtomId> = kernel.outcomes[index as usize].changes.iter().map(|(atom, _)| *atom).collect();
            if changes.is_empty() { "outcome".to_owned() } else { format!("outcome that changes {}", names(&changes)) }
        }
        AtomKind::Environment(id) => {
            let environment = kernel.environment(id);
            for word in ["holds", "lacks", "includes", "likely"] {
                let stated = environment.effective.iter().filter(|(_, stated)| stated.statement.word() == word);
                let stated = listed(stated.map(|(&atom, _)| words.written(atom)));
                if !stated.is_empty() {
                    details.push(format!("{word} {stated}"));
                }
            }
            let parents =
                listed(environment.parents.iter().map(|(id, _)| written(&words.environment(*id)).into_owned()));
            if parents.is_empty() { "environment".to_owned() } else { format!("environment within {parents}") }
        }
        AtomKind::Value(index) => {
            let value = &kernel.values[index as usize];
            let beneficiaries: Vec<AtomId> = value.beneficiaries.iter().map(|(actor, _)| *actor).collect();
            let outcome = value.outcome.map(|(outcome, _)| format!(" from {}", words.written(outcome)));
            format!("value for {}{}", names(&beneficiaries), outcome.unwrap_or_default())
        }
        _ => kind.word().to_owned(),
    }
}

fn of_law_or_scenario(program: &Program, declared: Declared, details: &mut Vec<String>) -> String {
    let (words, kernel) = (program.words(), &program.kernel);
    if declared.kind == Kind::Law {
        let law = &kernel.laws[declared.index];
        details.push(one_line(program.sources.text(law.span)));
        let places = kernel.stated_in(law).iter().map(|&id| written(&words.environment(id)).into_owned());
        return format!("law in {}", listed(places));
    }
    let scenario = &kernel.scenarios[declared.index];
    details.push(one_line(program.sources.text(scenario.span)));
    format!("scenario in {}", written(&words.environment(scenario.environment)))
}

/// A declaration on one line, cut where it is long.
pub(super) fn one_line(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.len() + word.len() > LONGEST {
            line.push_str(" …");
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// What is declared under a name, with what documents it.
#[derive(Debug)]
pub struct About {
    /// What it is, in short.
    pub description: Description,
    /// The lines that document it.
    pub documentation: Vec<String>,
    /// Where it is declared: the place of its name.
    pub place: Span,
}

/// All that is declared under a name, as the model's own file means it.
pub fn about(program: &Program, name: &str) -> Vec<About> {
    let each = |one: Declared| About {
        description: describe(program, one),
        documentation: documentation(program, one).1,
        place: one.name,
    };
    declared(program, name).into_iter().map(each).collect()
}

/// The label directly after a name.
fn label(sources: &Sources, name: Span) -> Option<String> {
    let (file, range) = sources.locate(name);
    let after = sources.get(file).text().get(range.end..)?;
    let label = after.trim_start().strip_prefix('"')?.split(['"', '\n', '\r']).next()?;
    Some(label.to_owned())
}

/// The label and the documentation of a declaration: the lines that stand before it.
pub(super) fn documentation(program: &Program, declared: Declared) -> (Option<String>, Vec<String>) {
    let Program { sources, kernel, .. } = program;
    let start = match declared.kind {
        Kind::Law => kernel.laws[declared.index].span,
        Kind::Scenario => kernel.scenarios[declared.index].span,
        _ => paragraph(sources, declared.name),
    };
    (label(sources, declared.name), lines_before(sources, start))
}

/// The documentation before a declaration.
fn lines_before(sources: &Sources, declaration: Span) -> Vec<String> {
    let (file, range) = sources.locate(declaration);
    let before = &sources.get(file).text()[..range.start];
    let lines = before.lines().rev().skip(usize::from(!before.ends_with('\n') && !before.is_empty()));
    let is_doc = |line: &&str| line.trim_start().starts_with("///") && !line.trim_start().starts_with("////");
    let mut lines: Vec<String> =
        lines.take_while(is_doc).map(|line| line.trim_start().trim_start_matches('/').trim().to_owned()).collect();
    lines.reverse();
    lines
}

/// The declaration of a thing.
fn paragraph(sources: &Sources, name: Span) -> Span {
    let (file, _) = sources.locate(name);
    let survey = survey(sources, file, &mut Vec::new());
    let around = |span: &Span| span.start <= name.start && name.end <= span.end;
    survey.paragraphs().map(|paragraph| paragraph.span).find(around).unwrap_or(name)
}
