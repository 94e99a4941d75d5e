//! What revisions are called (`git help revisions`).
//!
//! A name, and steps from there: `main~2^{tree}`. Of git's ways those are left out that look for a time, a message or a
//! path (`@{yesterday}`, `:/text`, `main:file`), and those that ask the settings (`@{upstream}`).

use crate::error::Error;
use crate::object::{Kind, ObjectId};
use crate::prefix::Prefix;
use crate::repository::Repository;

/// So many changes ago is a time to git, in seconds.
const TIMES: usize = 100_000_000;

/// Further than this, git counts no steps.
const FURTHEST: u32 = i32::MAX.unsigned_abs();

/// A step from an object to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// `~3`: the first parent of the first parent, and so on.
    Ancestor(u32),
    /// `^2`: the parent of this number; the commit itself for 0.
    Parent(u32),
    /// `^{tree}`: what it leads to of this kind.
    Peel(Kind),
    /// `^{}`: what it leads to that is no tag.
    Untagged,
    /// `^{object}`: the object itself, which has to be there.
    There,
}

impl Step {
    /// Which kind the object at the start should lead to, where its name alone does not tell.
    fn wants(self) -> Option<Kind> {
        match self {
            Self::Ancestor(_) | Self::Parent(_) => Some(Kind::Commit),
            Self::Peel(kind @ (Kind::Commit | Kind::Tree)) => Some(kind),
            Self::Peel(_) | Self::Untagged | Self::There => None,
        }
    }
}

impl Repository {
    /// The object that a revision is. A full name of an object is taken as it is, whether there is one or not.
    ///
    /// # Errors
    ///
    /// That no revision is called this, or several; or why it cannot be read.
    pub fn resolve(&self, revision: &str) -> Result<ObjectId, Error> {
        let unknown = || Error::Unknown(revision.to_owned());
        let (name, steps) = parsed(revision).ok_or_else(unknown)?;
        let mut id = self.start(name, steps.first().and_then(|step| step.wants()))?.ok_or_else(unknown)?;
        for step in steps {
            id = self.step(id, step)?.ok_or_else(unknown)?;
        }
        Ok(id)
    }

    fn step(&self, id: ObjectId, step: Step) -> Result<Option<ObjectId>, Error> {
        match step {
            Step::Peel(kind) => self.peel(id, kind).map(Some),
            Step::Untagged => self.peel_tags(id).map(Some),
            Step::There => self.objects().header(id).map(|_| Some(id)),
            Step::Parent(0) => self.peel(id, Kind::Commit).map(Some),
            Step::Parent(number) => {
                let parents = self.commit(self.peel(id, Kind::Commit)?)?.parents;
                Ok(usize::try_from(number - 1).ok().and_then(|number| parents.get(number).copied()))
            }
            Step::Ancestor(count) => {
                let mut at = self.peel(id, Kind::Commit)?;
                for _ in 0..count {
                    let Some(parent) = self.commit(at)?.parents.first().copied() else { return Ok(None) };
                    at = parent;
                }
                Ok(Some(at))
            }
        }
    }

    /// The object that a name without steps stands for: its own full name, a reference, what `git describe` says, or the
    /// first digits of its own name.
    fn start(&self, name: &str, wanted: Option<Kind>) -> Result<Option<ObjectId>, Error> {
        if let Some(id) = ObjectId::from_hex(name.as_bytes(), self.objects().format()) {
            return Ok(Some(id));
        }
        if let Some((name, changes)) = logged(name) {
            return self.references().before(name, changes, self.objects().format());
        }
        if let Some((_, id)) = self.references().short(if name == "@" { "HEAD" } else { name })? {
            return Ok(Some(id));
        }
        match described(name) {
            Some(digits) => self.abbreviated(digits, Some(Kind::Commit)),
            None => self.abbreviated(name, wanted),
        }
    }

    /// The object whose name begins with some digits; of several, the one that leads to what is wanted.
    fn abbreviated(&self, digits: &str, wanted: Option<Kind>) -> Result<Option<ObjectId>, Error> {
        let Some(prefix) = Prefix::of(digits, self.objects().format()) else { return Ok(None) };
        let mut found = self.objects().with_prefix(&prefix)?;
        if let (Some(wanted), true) = (wanted, found.len() > 1) {
            found.retain(|id| self.peel(*id, wanted).is_ok());
            if found.is_empty() {
                return Err(Error::Ambiguous(digits.to_owned()));
            }
        }
        if found.len() > 1 { Err(Error::Ambiguous(digits.to_owned())) } else { Ok(found.first().copied()) }
    }
}

/// A revision in its parts: a name, which never has `~` or `^` in it, and steps.
fn parsed(revision: &str) -> Option<(&str, Vec<Step>)> {
    let start = revision.find(['~', '^']).unwrap_or(revision.len());
    let (name, mut rest) = revision.split_at(start);
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let step;
        (step, rest) = if let Some(after) = rest.strip_prefix("^{") {
            let (kind, rest) = after.split_once('}')?;
            (peeling(kind)?, rest)
        } else if let Some(after) = rest.strip_prefix('^') {
            let (number, rest) = counted(after)?;
            (Step::Parent(number), rest)
        } else {
            let (count, rest) = counted(rest.strip_prefix('~')?)?;
            (Step::Ancestor(count), rest)
        };
        steps.push(step);
    }
    Some((name, steps))
}

fn peeling(kind: &str) -> Option<Step> {
    match kind {
        "" => Some(Step::Untagged),
        "object" => Some(Step::There),
        kind => Kind::called(kind.as_bytes()).map(Step::Peel),
    }
}

/// The number that a text begins with, one if it begins with none, and the rest.
fn counted(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let number = if number.is_empty() { 1 } else { number.parse().ok()? };
    (number <= FURTHEST).then_some((number, rest))
}

/// `main@{2}`: a reference, and how many changes ago.
fn logged(name: &str) -> Option<(&str, usize)> {
    let (name, changes) = name.strip_suffix('}')?.rsplit_once("@{")?;
    let is_number = changes.bytes().all(|letter| letter.is_ascii_digit());
    let changes = changes.parse().ok().filter(|changes| is_number && *changes < TIMES)?;
    Some((if name == "@" { "HEAD" } else { name }, changes))
}

/// The digits in `v1.0-3-gabcdef`: after the tag, the number of commits since, and a `g`.
fn described(name: &str) -> Option<&str> {
    let (before, digits) = name.rsplit_once("-g")?;
    let (tag, count) = before.rsplit_once('-')?;
    let is_number = !count.is_empty() && count.bytes().all(|letter| letter.is_ascii_digit());
    (!tag.is_empty() && is_number).then_some(digits)
}
