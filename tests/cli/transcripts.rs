//! Exact transcripts: `transcripts/*.txt` hold a command with what it writes and its status.
//!
//! With `COPRODUCE_BLESS=1` in the environment they are written anew.

use super::support::{project, run};
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
        let arguments: Vec<&str> = first.strip_prefix("$ coproduce ").unwrap().split_whitespace().collect();
        let ended = run(project(), &arguments);
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
