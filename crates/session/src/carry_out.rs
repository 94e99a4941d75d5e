//! Commands, carried out.

use super::changed::{Moment, changes};
use super::command::{COMMANDS, Call, Command, find};
use super::describe::{declared, describe, documentation, of_model};
use super::files::Files;
use super::graph::neighbourhood;
use super::help::forms;
use super::reading::{Reading, Texts};
use super::reply::{Description, Findings, Loaded, Place, Reply, RuleLine};
use super::save::saved;
use super::session::Session;
use super::situation::Situation;
use coproduce_core::analysis::DEFAULT_LIMIT;
use coproduce_core::analysis::course::follow;
use coproduce_core::analysis::difference::difference;
use coproduce_core::analysis::evidence::Asked;
use coproduce_core::analysis::inquiry::exact;
use coproduce_core::ask::{NamedSetting, Refusal, Word, courses, evidence_tables, fitted, name};
use coproduce_core::check::registry::RULES;
use coproduce_core::kernel::{Course, CourseId, Supposed};
use coproduce_core::model::{Kind, Kinds, plain};
use coproduce_engine::exact::Limits;
use coproduce_report::difference::{DifferenceResult, FileChange, FileUnproven, Refused};
use coproduce_report::evidence::{FitResult, Rendered};
use coproduce_report::wire::InFile;
use coproduce_syntax::diagnostic::{Diagnostic, joined, rules, shortened};
use coproduce_syntax::source::{Span, offset};
use indexmap::IndexMap;
use std::rc::Rc;

impl Session {
    pub(super) fn call(&mut self, text: &str, call: &Call, files: &mut dyn Files) -> Reply<'_> {
        let reply = match call.command {
            Command::Load => Ok(self.load(&paths(&call.argument), files)),
            Command::Reload => Ok(self.reload(files)),
            Command::Save => Ok(self.save(call, files)),
            Command::Env => self.env(call),
            Command::Scenario => self.scenario(call),
            Command::Course => self.course(call),
            Command::At => self.at(call),
            Command::Step => self.go_on(text),
            Command::Reset => self.reset(text, call),
            Command::Undo => Ok(self.undo(files)),
            Command::Type => self.describe(text, call),
            Command::Doc => self.document(text, call),
            Command::Rules => Ok(rules()),
            Command::Explain => Ok(self.explain(&call.argument)),
            Command::Graph => self.graph(text, call),
            Command::Diff => Ok(self.difference(&paths(&call.argument), files)),
            Command::Fit => self.fit(text, call, files),
            Command::Help => Ok(self.help(&call.argument)),
            Command::More => return self.more(),
            Command::Quit => Ok(Reply::Quit),
        };
        match reply {
            Ok(reply) => reply,
            Err(finding) => self.refused(text, vec![finding]),
        }
    }

    /// Reads files in place of those loaded before.
    pub fn load(&mut self, paths: &[String], files: &mut dyn Files) -> Reply<'static> {
        let (texts, refused) = Texts::load(paths, files);
        if texts.loaded.is_empty() {
            let reason = if refused.is_empty() { "no model was found there".to_owned() } else { refused.join("; ") };
            return Reply::Failed { reason, help: None };
        }
        let Some(reading) = self.read(&texts, files) else { return Reply::Interrupted };
        let step = self.step(format!(":load {}", paths.join(" ")), true);
        self.past.push(step);
        self.reading = reading;
        self.texts = texts;
        self.situation = Situation::first(&self.reading);
        (self.asked, self.before) = (None, None);
        Reply::Loaded(self.loaded(false, refused))
    }

    fn loaded(&self, again: bool, refused: Vec<String>) -> Loaded {
        Loaded {
            again,
            files: self.texts.loaded.iter().map(|text| text.name.clone()).collect(),
            refused,
            declared: counts(&self.reading),
            understood: self.reading.program.understood,
            found: Findings::in_model(Rc::clone(&self.reading), self.reading.program.findings.clone()),
            changes: Vec::new(),
            dropped: Vec::new(),
            situation: self.situation.clone(),
        }
    }

    fn reload(&mut self, files: &mut dyn Files) -> Reply<'static> {
        if self.texts.paths.is_empty() {
            let help = Some("`:load FILE` reads one".to_owned());
            return Reply::Failed { reason: "no file was loaded".to_owned(), help };
        }
        let (mut texts, refused) = Texts::load(&self.texts.paths, files);
        if texts.loaded.is_empty() {
            return Reply::Failed { reason: refused.join("; "), help: Some("the session is unchanged".to_owned()) };
        }
        texts.typed.clone_from(&self.texts.typed);
        let before = Moment { reading: Rc::clone(&self.reading), situation: self.situation.clone() };
        let Some(reading) = self.read(&texts, files) else { return Reply::Interrupted };
        let (situation, dropped) = self.situation.kept_by(&reading);
        let step = self.step(":reload".to_owned(), true);
        self.past.push(step);
        let after = Moment { reading: Rc::clone(&reading), situation: situation.clone() };
        (self.texts, self.reading, self.situation) = (texts, reading, situation);
        let changes = changes(&before, &after);
        Reply::Loaded(Loaded { changes, dropped, ..self.loaded(true, refused) })
    }

    fn save(&self, call: &Call, files: &mut dyn Files) -> Reply<'static> {
        let failed = |reason: String, help: Option<&str>| Reply::Failed { reason, help: help.map(str::to_owned) };
        let path = plain_path(&call.argument);
        let (text, scenario) = saved(&self.texts, &self.reading, &self.situation);
        if text.is_empty() {
            return failed("there is nothing to save".to_owned(), Some("declare something first"));
        }
        if self.reading.errors().next().is_none() {
            // What it uses is looked for from where it is written.
            let texts = [(path.clone(), text.clone())];
            let again = coproduce_core::Program::read_together(texts, &mut *files.loader(std::slice::from_ref(&path)));
            if again.has_errors() {
                return failed(
                    format!("`{path}` would not be read as this session is: what it uses is not found from there"),
                    Some("save it in the folder of the loaded file"),
                );
            }
        }
        match files.write(&path, &text, call.firmly) {
            Ok(()) => Reply::Saved { file: path, scenario },
            Err(reason) => failed(reason, None),
        }
    }

    fn env(&mut self, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let Some(word) = only_word(call) else { return Ok(self.environments()) };
        let going = NamedSetting { environment: Some(word), ..NamedSetting::default() };
        match self.situation.with(&going, &self.reading) {
            Ok(next) => Ok(self.enter_situation(call, next)),
            Err(mut findings) => Err(findings.swap_remove(0)),
        }
    }

    fn scenario(&mut self, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let Some(word) = only_word(call) else { return Ok(self.scenarios()) };
        let index = name::scenario(&self.reading.program, &word)?;
        let next = Situation::of_scenario(&self.reading, index);
        Ok(self.enter_situation(call, next))
    }

    /// Enters a course at its first period, and shows all of it.
    fn course(&mut self, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let Some(word) = only_word(call) else { return Ok(self.courses()) };
        let named = NamedSetting { course: Some(word), ..NamedSetting::default() };
        let Some(&id) = courses(&self.reading.program, &named)?.first() else { return Ok(self.courses()) };
        if !self.reading.program.understood {
            let reason = "the model is not understood, so no course can be followed".to_owned();
            return Ok(Reply::Failed { reason, help: Some("fix the errors that `:reload` shows".to_owned()) });
        }
        let next = Situation::of_course(&self.reading, id, 0);
        let Reply::Situation { situation } = self.enter_situation(call, next) else { return Ok(Reply::Nothing) };
        let program = &self.reading.program;
        let course = follow(program.words(), &program.networks, program.kernel.course(id)).into_owned();
        Ok(Reply::Course { situation, course })
    }

    fn courses(&self) -> Reply<'static> {
        let (words, kernel) = (self.reading.words(), &self.reading.program.kernel);
        let here = self.situation.course_in(&self.reading);
        let place = |(id, course): (CourseId, &Course)| {
            let mut environments: Vec<String> = Vec::new();
            for place in &course.moves {
                let name = words.environment(place.what).into_owned();
                if !environments.contains(&name) {
                    environments.push(name);
                }
            }
            Place {
                here: here == Some(id),
                name: words.scenario(&kernel.scenarios[course.scenario.index()]).into_owned(),
                within: environments,
                states: IndexMap::new(),
            }
        };
        Reply::Places { of: "course", places: kernel.own_courses().map(place).collect() }
    }

    fn at(&mut self, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let span = Span::new(offset(call.start), offset(call.start + call.argument.len()));
        let Ok(period) = call.argument.replace('_', "").parse() else {
            let message = format!("`{}` is no number of a period", shortened(&call.argument));
            return Err(rules::SYNTAX_ERROR.at(span, message).remark("not a number").help("write `:at 4`"));
        };
        let next = self.situation.at(period, span, &self.reading)?;
        Ok(self.enter_situation(call, next))
    }

    fn go_on(&mut self, text: &str) -> Result<Reply<'static>, Diagnostic> {
        let after = self.situation.course.as_ref().map_or(0, |(_, at)| at + 1);
        let next = self.situation.at(after, super::parse::whole(text), &self.reading)?;
        Ok(self.stand(next, ":step".to_owned()))
    }

    fn enter_situation(&mut self, call: &Call, next: Situation) -> Reply<'static> {
        self.stand(next, Self::called(call))
    }

    fn environments(&self) -> Reply<'static> {
        let (words, kernel) = (self.reading.words(), &self.reading.program.kernel);
        let place = |id| {
            let environment = kernel.environment(id);
            let name = words.environment(id).into_owned();
            let mut stated: IndexMap<&'static str, Vec<String>> = IndexMap::new();
            for (&atom, stated_here) in &environment.stated {
                stated.entry(stated_here.statement.word()).or_default().push(words.written(atom));
            }
            Place {
                here: self.situation.environment.as_deref() == Some(name.as_str()),
                name,
                within: environment.parents.iter().map(|&(id, _)| words.environment(id).into_owned()).collect(),
                states: stated,
            }
        };
        Reply::Places { of: "environment", places: self.reading.environments().map(place).collect() }
    }

    fn scenarios(&self) -> Reply<'static> {
        let (words, kernel) = (self.reading.words(), &self.reading.program.kernel);
        let place = |(index, name): (usize, String)| {
            let scenario = &kernel.scenarios[index];
            let mut stated: IndexMap<&'static str, Vec<String>> = IndexMap::new();
            for (&atom, (state, _)) in &scenario.states {
                let name = match state {
                    Supposed::Likely(probability) => format!("{} {}", words.written(atom), exact(*probability)),
                    _ => words.written(atom),
                };
                stated.entry(state.word()).or_default().push(name);
            }
            Place {
                here: self.situation.scenario.as_deref() == Some(name.as_str()),
                name,
                within: vec![words.environment(scenario.environment).into_owned()],
                states: stated,
            }
        };
        Reply::Places { of: "scenario", places: self.reading.scenarios().map(place).collect() }
    }

    fn reset(&mut self, text: &str, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let mut next = self.situation.clone();
        if call.argument.is_empty() {
            next = Situation { environment: next.environment, ..Situation::default() };
        }
        for word in words(text, call)? {
            if next.states.shift_remove(&self.reading.shown(&word.name)).is_none() {
                let known: Vec<String> = self.situation.states.keys().cloned().collect();
                let found =
                    rules::UNKNOWN_NAME.at(word.span, format!("nothing is supposed about `{}`", shortened(&word.name)));
                let help = if known.is_empty() {
                    "nothing is supposed at all".to_owned()
                } else {
                    format!("there are suppositions about {}", joined(&known, "and"))
                };
                return Err(found.remark("not supposed").help(help));
            }
        }
        Ok(self.enter_situation(call, next))
    }

    fn undo(&mut self, files: &mut dyn Files) -> Reply<'static> {
        let Some(step) = self.past.pop() else {
            return Reply::Failed { reason: "there is nothing to undo".to_owned(), help: None };
        };
        (self.texts, self.reading) = step.restored(files);
        self.situation = step.situation;
        Reply::Undone { undone: step.what, situation: self.situation.clone() }
    }

    fn describe(&self, text: &str, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let word = one_word(text, call)?;
        let found = declared(&self.reading.program, &word.name);
        let mut found = found.into_iter().map(|one| describe(&self.reading.program, one));
        let Some(first) = found.next() else { return Err(self.undeclared(&word)) };
        let more = found.map(|other: Description| format!("also {}, {}:{}", other.kind, other.file, other.line));
        let details = first.details.iter().cloned().chain(more).collect();
        Ok(Reply::Type(Description { details, ..first }))
    }

    fn document(&self, text: &str, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let word = one_word(text, call)?;
        let found = declared(&self.reading.program, &word.name);
        let said = found.iter().map(|one| documentation(&self.reading.program, *one));
        let mut said = said.chain(of_model(&self.reading.program, &word.name)).peekable();
        if said.peek().is_none() {
            return Err(self.undeclared(&word));
        }
        let says_something = |(label, lines): &(Option<String>, Vec<String>)| label.is_some() || !lines.is_empty();
        let (label, lines) = said.find(says_something).unwrap_or_default();
        Ok(Reply::Documentation { name: word.name, label, lines })
    }

    fn undeclared(&self, word: &Word) -> Diagnostic {
        let mut known: Vec<String> = self.reading.names(Kinds::ANY).collect();
        known.extend(self.reading.scenarios().map(|(_, name)| name));
        name::unknown(word, "name", &known)
    }

    fn graph(&self, text: &str, call: &Call) -> Result<Reply<'static>, Diagnostic> {
        let word = one_word(text, call)?;
        let atom = name::thing(&self.reading.program, &word, Kinds::PRESENT, ":graph")?;
        Ok(Reply::Graph(neighbourhood(&self.reading, atom)))
    }

    fn difference(&self, paths: &[String], files: &mut dyn Files) -> Reply<'static> {
        if !paths.is_empty() {
            return self.difference_from(paths, files);
        }
        Reply::Difference {
            files: self.texts.loaded.iter().map(|text| text.name.clone()).collect(),
            added: self.texts.typed.iter().map(|text| text.text.trim_end().to_owned()).collect(),
            situation: self.situation.clone(),
        }
    }

    /// How what follows from the session differs from what follows from files.
    fn difference_from(&self, paths: &[String], files: &mut dyn Files) -> Reply<'static> {
        let (texts, refused) = Texts::load(paths, files);
        if texts.loaded.is_empty() || !refused.is_empty() {
            let reason = if refused.is_empty() { "no model was found there".to_owned() } else { refused.join("; ") };
            return Reply::Failed { reason, help: None };
        }
        let before = texts.read(files);
        let file = paths.join(" ");
        let has_errors = [&before, &*self.reading].map(|reading| reading.program.has_errors());
        let (changes, unproven) = if has_errors.contains(&true) {
            (Vec::new(), Vec::new())
        } else {
            let limits = Limits { nodes: DEFAULT_LIMIT };
            let found = difference(before.program.side(), self.reading.program.side(), limits);
            (found.changes, found.unproven)
        };
        let [before, after] = has_errors;
        let refused = (before || after).then(|| Refused { file: file.clone(), before, after });
        let changes = changes.into_iter().map(|seen| FileChange { file: file.clone(), seen });
        let unproven = unproven.into_iter().map(|unproven| FileUnproven { file: file.clone(), unproven });
        let mut result = DifferenceResult {
            compared: usize::from(refused.is_none()),
            refused: refused.into_iter().collect(),
            changes: changes.collect(),
            unproven: unproven.collect(),
            ..DifferenceResult::default()
        };
        result.same = result.changes.is_empty() && result.unproven.is_empty() && result.refused.is_empty();
        Reply::Differences(result)
    }

    /// Holds the laws of the model against the cases of its evidence.
    fn fit(&self, text: &str, call: &Call, files: &mut dyn Files) -> Result<Reply<'static>, Diagnostic> {
        let named = if call.argument.is_empty() { None } else { Some(one_word(text, call)?) };
        let program = &self.reading.program;
        let mut loader = files.loader(&self.texts.paths);
        let tables = evidence_tables(program, named.as_ref(), &mut *loader);
        let tables = match tables {
            Ok(tables) => tables,
            Err(Refusal::Findings(mut findings)) if !findings.is_empty() => return Err(findings.swap_remove(0)),
            Err(_) => return Ok(Reply::Failed { reason: "the evidence is not read".to_owned(), help: None }),
        };
        let found = fitted(program, &tables, Asked::default(), &mut *loader);
        if found.reports.is_empty() && found.findings.is_empty() {
            let help = Some("`:explain evidence` says how".to_owned());
            return Ok(Reply::Failed { reason: "no evidence is declared".to_owned(), help });
        }
        let file = program.name().to_owned();
        let evidence = found.reports.into_iter().map(|report| InFile { file: file.clone().into(), report });
        Ok(Reply::Fitted(Rendered::of(&FitResult { evidence: evidence.collect() }, &tables.sources, &found.findings)))
    }

    pub(super) fn help(&self, name: &str) -> Reply<'static> {
        let name = name.strip_prefix(':').unwrap_or(name);
        if name.is_empty() {
            return Reply::Help { forms: forms(&self.reading), commands: COMMANDS.iter().collect() };
        }
        match find(name) {
            Ok(command) => Reply::Help { forms: Vec::new(), commands: vec![command.about()] },
            Err((reason, help)) => Reply::Failed { reason, help: Some(help) },
        }
    }
}

fn rules() -> Reply<'static> {
    let line = |rule: &&coproduce_core::check::Rule| RuleLine {
        name: rule.name,
        level: rule.level.word(),
        summary: rule.summary,
    };
    Reply::Rules { rules: RULES.iter().map(line).collect() }
}

/// How many things of each kind a model declares itself.
fn counts(reading: &Reading) -> Vec<(&'static str, usize)> {
    let kernel = &reading.program.kernel;
    let mut counts: IndexMap<Kind, usize> = IndexMap::new();
    for (_, kind, atom) in reading.program.names() {
        if kernel.atom(atom).own {
            *counts.entry(kind).or_default() += 1;
        }
    }
    let laws = kernel.laws.iter().filter(|law| law.origin == coproduce_core::kernel::Origin::Stated).count();
    let scenarios = reading.scenarios().count();
    let courses = kernel.own_courses().count();
    let rest = [(Kind::Law, laws), (Kind::Scenario, scenarios), (Kind::Course, courses)];
    counts.into_iter().chain(rest).filter(|(_, count)| *count > 0).map(|(kind, count)| (kind.word(), count)).collect()
}

/// Paths, separated by white space; in quotation marks it belongs to a path.
fn paths(argument: &str) -> Vec<String> {
    let mut quoted = false;
    let parts = argument.split(move |character: char| {
        quoted ^= character == '"';
        character.is_whitespace() && !quoted
    });
    parts.map(plain_path).filter(|path| !path.is_empty()).collect()
}

fn plain_path(path: &str) -> String {
    path.trim_matches('"').to_owned()
}

/// A name alone, if there is one.
fn only_word(call: &Call) -> Option<Word> {
    let span = Span::new(offset(call.start), offset(call.start + call.argument.len()));
    (!call.argument.is_empty()).then(|| Word { name: plain(&call.argument).into_owned(), span })
}

fn one_word(text: &str, call: &Call) -> Result<Word, Diagnostic> {
    let mut cursor = super::cursor::Cursor::from(text, call.start);
    let word = cursor.name("a name")?;
    cursor.end()?;
    Ok(word)
}

/// Names separated by commas, or none.
fn words(text: &str, call: &Call) -> Result<Vec<Word>, Diagnostic> {
    let mut words = Vec::new();
    if call.argument.is_empty() {
        return Ok(words);
    }
    let mut cursor = super::cursor::Cursor::from(text, call.start);
    loop {
        words.push(cursor.name("a name")?);
        if !cursor.takes(",") {
            cursor.end()?;
            return Ok(words);
        }
    }
}
