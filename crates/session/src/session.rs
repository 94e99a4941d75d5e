//! A session: it takes one entry after the other, and gives a reply to each.
//!
//! Texts are read again only where a declaration or a file changes them. Whatever goes wrong, the session is unchanged
//! before the entry.

use super::answer::Entered;
use super::changed::Moment;
use super::command::Call;
use super::describe::one_line;
use super::entry::Entry;
use super::explain;
use super::files::{Files, NoFiles, Text};
use super::parse;
use super::past::{Past, Step};
use super::reading::{Reading, Texts};
use super::reply::{Findings, Reply};
use super::settled::Settled;
use super::situation::Situation;
use coproduce_core::Program;
use coproduce_core::analysis::Setting;
use coproduce_core::ask::{NamedSetting, Refusal};
use coproduce_core::model::Kinds;
use coproduce_engine::interruptible;
use coproduce_syntax::diagnostic::{Diagnostic, any_error, rules};
use coproduce_syntax::source::Sources;
use coproduce_syntax::{Paragraph, entry, parse as parse_text};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A model that is explored: what it says, what is supposed, and what was asked last.
#[derive(Debug)]
pub struct Session {
    pub(super) texts: Texts,
    pub(super) reading: Rc<Reading>,
    pub(super) situation: Situation,
    pub(super) past: Past,
    /// What was known and supposed when the last question was asked.
    pub(super) asked: Option<Moment>,
    /// The same of the last question before that which was asked of something else.
    pub(super) before: Option<Moment>,
    /// The question that was asked last.
    last: Option<Entered>,
    /// The number of the entry at hand.
    entries: usize,
    interrupt: Arc<AtomicBool>,
    /// The situation that was asked about last, with all that follows in it.
    pub(super) settled: RefCell<Option<Rc<Settled>>>,
    /// The course that the question at hand is asked in, laid out in its periods, with its situation.
    pub(super) laid_out: OnceCell<Box<Result<(Program, Setting), Refusal>>>,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A session without any declaration.
    pub fn new() -> Self {
        Self {
            texts: Texts::default(),
            reading: Rc::new(Reading::default()),
            situation: Situation::default(),
            past: Past::default(),
            asked: None,
            before: None,
            last: None,
            entries: 0,
            interrupt: Arc::default(),
            settled: RefCell::default(),
            laid_out: OnceCell::new(),
        }
    }

    /// A flag that ends the analysis at hand when it is set, by whatever thread.
    pub fn interrupt(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.interrupt)
    }

    /// The current situation.
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// What is declared.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Answers one entry, without files.
    pub fn enter(&mut self, text: &str) -> Reply<'_> {
        self.enter_with(text, &mut NoFiles)
    }

    /// Answers one entry.
    pub fn enter_with(&mut self, text: &str, files: &mut dyn Files) -> Reply<'_> {
        self.interrupt.store(false, Ordering::Relaxed);
        self.entries += 1;
        if let Some(reply) = self.plain_word(text) {
            return reply;
        }
        match parse::read(text) {
            Err(finding) => self.refused(text, vec![finding]),
            Ok(Entry::Nothing) => {
                self.entries -= 1;
                Reply::Nothing
            }
            Ok(Entry::Declarations) => self.declare(text, files),
            Ok(Entry::Supposition(supposition)) => self.suppose(text, &supposition),
            Ok(Entry::Question(question, supposed)) => {
                self.mark();
                self.ask(Entered { text: text.to_owned(), question, supposed, times: 1 })
            }
            Ok(Entry::Command(call)) => {
                let interrupt = self.interrupt();
                let this = &mut *self;
                interruptible(&interrupt, move || this.call(text, &call, files))
            }
        }
    }

    /// Answers a question, which `:more` asks again.
    fn ask(&mut self, entered: Entered) -> Reply<'_> {
        let entered = self.last.insert(entered).clone();
        self.laid_out = OnceCell::new();
        let this = &*self;
        let reply = interruptible(&this.interrupt, || this.answer(&entered));
        if this.interrupt.load(Ordering::Relaxed) { Reply::Interrupted } else { reply }
    }

    /// Asks the last question again, for ten times as much.
    pub(super) fn more(&mut self) -> Reply<'_> {
        const MORE: usize = 10;
        let Some(last) = self.last.take() else {
            let help = Some("ask something first".to_owned());
            return Reply::Failed { reason: "there is nothing to list more of".to_owned(), help };
        };
        self.ask(Entered { times: last.times.saturating_mul(MORE), ..last })
    }

    /// Keeps what a question is asked of.
    fn mark(&mut self) {
        let now = Moment { reading: Rc::clone(&self.reading), situation: self.situation.clone() };
        if self.asked.as_ref() != Some(&now) {
            self.before = self.asked.replace(now);
        }
    }

    /// The name under which places in the entry at hand are reported.
    fn entry_name(&self) -> String {
        format!("<input {}>", self.entries)
    }

    pub(super) fn refused(&self, text: &str, findings: Vec<Diagnostic>) -> Reply<'static> {
        // What is nearly a name of the model is rather that.
        let is_stray = |finding: &Diagnostic| {
            finding.rule == rules::UNKNOWN_NAME.name
                && !finding.help.as_ref().is_some_and(|help| help.starts_with("perhaps"))
        };
        let meant = |finding: Diagnostic| match explain::meant(text) {
            Some(word) if is_stray(&finding) => finding.help(format!("perhaps `{word}` was meant")),
            _ => finding,
        };
        let findings = findings.into_iter().map(meant).collect();
        Reply::Refused(Findings::in_entry(&self.entry_name(), text, findings))
    }

    /// Reads texts as one model; none where that was interrupted, since not every rule was run to its end.
    pub(super) fn read(&self, texts: &Texts, files: &mut dyn Files) -> Option<Rc<Reading>> {
        let reading = interruptible(&self.interrupt, || texts.read(files));
        (!self.interrupt.load(Ordering::Relaxed)).then(|| Rc::new(reading))
    }

    /// Adds declarations, unless they bring errors.
    fn declare(&mut self, text: &str, files: &mut dyn Files) -> Reply<'_> {
        let mut texts = self.texts.clone();
        let added = Text { name: self.entry_name(), text: format!("{}\n", text.trim_end()), module: None };
        let declared = declarations(&added.text);
        texts.typed.push(Rc::new(added));
        let Some(reading) = self.read(&texts, files) else { return Reply::Interrupted };
        let mut findings = reading.findings_beyond(&self.reading);
        if any_error(&findings) {
            findings.retain(|finding| finding.rule != UNUSED);
            return Reply::NotDeclared(Findings::in_model(reading, findings));
        }
        // A new name is used by what is declared next.
        findings.retain(|finding| finding.rule != UNUSED);
        let step = self.step(format!("declared {}", declared.join("; ")), true);
        self.past.push(step);
        (self.texts, self.reading) = (texts, Rc::clone(&reading));
        if self.situation.environment.is_none() {
            self.situation =
                Situation { states: std::mem::take(&mut self.situation.states), ..Situation::first(&self.reading) };
        }
        Reply::Declared { declared, found: Findings::in_model(reading, findings) }
    }

    fn suppose(&mut self, text: &str, supposition: &NamedSetting) -> Reply<'_> {
        match self.situation.with(supposition, &self.reading) {
            Err(findings) => self.refused(text, findings),
            Ok(next) => self.stand(next, text.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }

    /// Goes into a situation; what leads there is named where it is taken back.
    pub(super) fn stand(&mut self, next: Situation, what: String) -> Reply<'static> {
        if next != self.situation {
            let step = self.step(what, false);
            self.past.push(step);
            self.situation = next;
        }
        Reply::Situation { situation: self.situation.clone() }
    }

    /// All as it is now, to be come back to.
    pub(super) fn step(&self, what: String, texts_change: bool) -> Step {
        Step::new(what, &self.texts, &self.reading, &self.situation, texts_change)
    }

    /// What can stand for a name of some kinds, in order of declaration.
    pub fn names(&self, kinds: Kinds) -> impl Iterator<Item = String> {
        self.reading.names(kinds)
    }

    /// Whether an entry is not whole yet: a declaration that the parser needs more of.
    pub fn is_unfinished(text: &str) -> bool {
        /// Of a longer text the parser is asked only where the last word leaves it open whether more is to come.
        const LONG: usize = 4096;
        // Nobody is kept from ending an entry that cannot be ended otherwise.
        let ended = text.trim_end_matches([' ', '\t', '\r']).ends_with('\n');
        if ended || !Self::is_declaration(text) {
            return false;
        }
        let words = text.trim_end();
        text.len() > LONG && words.ends_with([',', '{', '(']) || entry::is_unfinished(text)
    }

    /// Whether an entry begins as a declaration does.
    pub fn is_declaration(text: &str) -> bool {
        entry::tokens(text).next().is_some_and(|(kind, _)| parse::declares(kind))
    }

    /// A call as it is carried out.
    pub(super) fn called(call: &Call) -> String {
        format!(":{} {}", call.command.about().name, call.argument).trim_end().to_owned()
    }
}

const UNUSED: &str = "unused-name";

/// The headers of declarations, each on one line.
pub(super) fn declarations(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let Ok(file) = sources.add("", text) else { return Vec::new() };
    let ast = parse_text(&sources, file, &mut Vec::new());
    let header = |paragraph: &Paragraph| {
        let text = sources.text(paragraph.span);
        one_line(text.split('{').next().unwrap_or(text))
    };
    ast.paragraphs.iter().map(header).collect()
}
