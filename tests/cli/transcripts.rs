//! Exact transcripts: `transcripts/*.txt` hold a command, behind what is set for it, with what it writes and its status.
//!
//! With `COPRODUCE_BLESS=1` in the environment they are written anew.

use super::support::{command, ended, project};
use std::fs;
use std::path::PathBuf;

#[test]
fn commands_write_what_the_transcripts_say() {
    let folder = project().join("tests/cli/transcripts");
    let mut transcripts: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    transcripts.sort();
    assert!(transcripts.len() > 10);
    let bless = std::env::var_os("COPRODUCE_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in transcripts {
        let expected = fs::read_to_string(&path).unwrap();
        let first = expected.lines().next().unwrap();
        let (settings, arguments) = first.strip_prefix("$ ").unwrap().split_once("coproduce ").unwrap();
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let settings = settings.split_whitespace().map(|setting| setting.split_once('=').unwrap());
        let ended = ended(command(project(), &arguments).envs(settings));
        let found = format!(
            "{first}\n--- standard output\n{}--- standard error\n{}--- status {}\n",
            ended.stdout, ended.stderr, ended.status
        );
        if found != expected && bless {
            fs::write(&path, found).unwrap();
        } else if found != expected {
            wrong.push(format!("{}\nexpected\n{expected}\nfound\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
