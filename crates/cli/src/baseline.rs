//! Findings that were there before: a file of them, so that an old repository can begin with none.
//!
//! An entry is a rule, a file and a message, with how often it occurs; no line, so that it outlasts what is written
//! above. What is not understood is never taken up, for with it everything else would go unjudged.

use super::files;
use super::files::Read;
use super::paths::Paths;
use super::write::replace;
use clap::Args;
use coproduce_core::check::registry::is_fixed;
use coproduce_report::page::escape::inline;
use coproduce_syntax::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

/// How many entries that no longer occur are listed.
const LISTED: usize = 20;
/// The version of the file's form.
const SCHEMA: u32 = 1;

#[derive(Debug, Args)]
pub(super) struct BaselineFlags {
    /// A file of findings that are left out; those not in it are reported.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the current findings into that file, and report none of them.
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    schema: u32,
    findings: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    rule: String,
    message: String,
    count: usize,
}

/// File, rule and message.
type Key = (String, String, String);

/// The entries of a file, and which of them occurred.
pub(super) struct Baseline {
    path: PathBuf,
    write: bool,
    known: BTreeMap<Key, usize>,
    found: BTreeMap<Key, usize>,
    checked: BTreeSet<String>,
    /// Those of them that were not understood.
    unjudged: BTreeSet<String>,
    paths: Paths,
}

impl BaselineFlags {
    /// The baseline asked for, if one is.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(&self) -> std::result::Result<Option<Baseline>, String> {
        let Some(path) = &self.baseline else { return Ok(None) };
        let known = match read(path) {
            Err(_) if self.write_baseline && !path.exists() => BTreeMap::new(),
            read => read?,
        };
        Ok(Some(Baseline {
            path: path.clone(),
            write: self.write_baseline,
            known,
            found: BTreeMap::new(),
            checked: BTreeSet::new(),
            unjudged: BTreeSet::new(),
            paths: Paths::default(),
        }))
    }
}

fn read(path: &Path) -> std::result::Result<BTreeMap<Key, usize>, String> {
    let bytes = files::read(path)?;
    let broken = |reason: String| {
        format!("`{}` is not a baseline: {reason} (help: `--write-baseline` writes one)", path.display())
    };
    // Some editors put a byte order mark before what they save.
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let form: Form = serde_json::from_slice(text).map_err(|error| broken(error.to_string()))?;
    if form.schema != SCHEMA {
        return Err(broken(format!("its format has version {}, and only {SCHEMA} is known", form.schema)));
    }
    Ok(form.findings.into_iter().map(|entry| ((entry.file, entry.rule, entry.message), entry.count)).collect())
}

impl Baseline {
    /// Takes the findings of a file that are known, or are to be, out of it.
    pub fn take_out(&mut self, read: &mut Read) {
        let file = self.paths.within(&read.name);
        self.checked.insert(file.clone());
        if !read.understood {
            self.unjudged.insert(file.clone());
        }
        let (known, found, write) = (&self.known, &mut self.found, self.write);
        read.findings.retain(|finding| {
            if is_fixed(finding.rule.name) {
                return true;
            }
            let key = (file.clone(), finding.rule.name.to_owned(), normal(finding));
            let most = if write { usize::MAX } else { known.get(&key).copied().unwrap_or(0) };
            let count = found.entry(key).or_insert(0);
            *count += 1;
            *count > most
        });
    }

    /// Writes the file anew where that was asked for, and says what it is worth. `all` is whether the whole repository
    /// was checked, so that entries for other files are of no use.
    ///
    /// # Errors
    ///
    /// Those of the file and of the writer.
    pub fn finish(self, all: bool, out: &mut dyn Write) -> Result<std::result::Result<(), String>> {
        let name = self.path.display().to_string();
        let name = inline(&name);
        // What a file that was not understood would have is not known.
        let is_settled = |key: &Key| !self.unjudged.contains(&key.0) && (all || self.checked.contains(&key.0));
        if self.write {
            let kept = self.known.iter().filter(|(key, _)| !is_settled(key));
            let entries: BTreeMap<&Key, usize> =
                self.found.iter().chain(kept).map(|(key, &count)| (key, count)).collect();
            let count: usize = entries.values().sum();
            if let Err(error) = write(&self.path, &entries) {
                return Ok(Err(format!("cannot write `{name}`: {}", files::reason(&error))));
            }
            writeln!(out, "{name}: {} written", coproduce_report::page::phrase::counted(count, "finding"))?;
            return Ok(Ok(()));
        }
        let left: usize =
            self.known.iter().map(|(key, &most)| most.min(self.found.get(key).copied().unwrap_or(0))).sum();
        let gone: Vec<&Key> = self
            .known
            .iter()
            .filter(|(key, most)| is_settled(key) && self.found.get(*key).copied().unwrap_or(0) < **most)
            .map(|(key, _)| key)
            .collect();
        for (file, rule, message) in gone.iter().take(LISTED) {
            writeln!(out, "{name}: no longer found: {}: {}: {}", inline(file), inline(rule), inline(message))?;
        }
        if gone.len() > LISTED {
            writeln!(out, "{name}: no longer found: {} more", gone.len() - LISTED)?;
        }
        if !gone.is_empty() {
            writeln!(out, "{name}: `--write-baseline` removes what is no longer found")?;
        }
        if left > 0 {
            writeln!(out, "{name}: {} left out", coproduce_report::page::phrase::counted(left, "finding"))?;
        }
        Ok(Ok(()))
    }
}

/// The message without its layout.
fn normal(finding: &Diagnostic) -> String {
    finding.message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One entry a line, so that two versions can be compared line by line.
fn write(path: &Path, entries: &BTreeMap<&Key, usize>) -> Result<()> {
    let entry = |((file, rule, message), count): (&&Key, &usize)| {
        let entry = Entry { file: file.clone(), rule: rule.clone(), message: message.clone(), count: *count };
        Ok(format!("    {}", serde_json::to_string(&entry)?))
    };
    let lines: Vec<String> = entries.iter().map(entry).collect::<Result<_>>()?;
    let text = format!("{{\n  \"schema\": {SCHEMA},\n  \"findings\": [\n{}\n  ]\n}}\n", lines.join(",\n"));
    replace(path, text.as_bytes())
}
