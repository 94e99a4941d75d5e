//! Exact transcripts on the shipped examples. The first line says which model, and on how many columns.
//!
//! With `COPRODUCE_BLESS=1` in the environment they are written anew; a new one needs its prompts and entries only.

use super::disk::Disk;
use super::replay::replayed;
use coproduce_session::Session;
use coproduce_session::command::COMMANDS;
use coproduce_session::text::{Style, render};
use std::path::PathBuf;

#[test]
fn sessions_say_what_the_transcripts_say() {
    let mut transcripts: Vec<PathBuf> =
        std::fs::read_dir("tests/repl/transcripts").unwrap().map(|entry| entry.unwrap().path()).collect();
    transcripts.sort();
    assert!(transcripts.len() > 8);
    let bless = std::env::var_os("COPRODUCE_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in transcripts {
        let expected = std::fs::read_to_string(&path).unwrap();
        let (first, rest) = expected.split_once('\n').unwrap();
        let arguments = first.strip_prefix("$ coproduce repl").unwrap();
        let (model, width) = arguments.split_once(" # columns: ").unwrap_or((arguments, "80"));
        let style = Style { width: width.trim().parse().unwrap(), colour: false };
        let (mut session, mut disk) = (Session::new(), Disk::default());
        let mut found = format!("{first}\n");
        if !model.trim().is_empty() {
            let mut reply = Vec::new();
            render(&session.load(&[model.trim().to_owned()], &mut disk), style, &mut reply).unwrap();
            found.push_str(std::str::from_utf8(&reply).unwrap());
        }
        found.push_str(&replayed(rest, &mut session, &mut disk, style));
        if found != expected && bless {
            std::fs::write(&path, found).unwrap();
        } else if found != expected {
            wrong.push(format!("{}\nexpected\n{expected}\nfound\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The sessions that documents show, each in a block whose first line names the model.
#[test]
fn sessions_in_documents_are_true() {
    for (document, blocks) in [("docs/repl.md", 4), ("README.md", 1)] {
        let expected = std::fs::read_to_string(document).unwrap();
        let mut found = String::new();
        let mut lines = expected.split_inclusive('\n');
        let mut count = 0;
        while let Some(line) = lines.next() {
            found.push_str(line);
            let Some(model) = line.strip_prefix("```session ") else { continue };
            let block: String = lines.by_ref().take_while(|line| *line != "```\n").collect();
            let (mut session, mut disk) = (Session::new(), Disk::default());
            assert!(!session.load(&[model.trim().to_owned()], &mut disk).is_refusal());
            found.push_str(&replayed(&block, &mut session, &mut disk, Style::default()));
            found.push_str("```\n");
            count += 1;
        }
        assert_eq!(count, blocks, "{document}");
        if found != expected && std::env::var_os("COPRODUCE_BLESS").is_some() {
            std::fs::write(document, &found).unwrap();
        } else {
            assert_eq!(found, expected, "{document}");
        }
    }
}

/// The reference lists every command, as the help does.
#[test]
fn the_reference_lists_every_command() {
    let reference = std::fs::read_to_string("docs/repl.md").unwrap();
    let listed: Vec<&str> = reference.lines().filter(|line| line.starts_with("| `:")).collect();
    let known: Vec<String> = COMMANDS
        .iter()
        .map(|about| format!("| `{}` | {} |", format!(":{} {}", about.name, about.usage).trim_end(), about.help))
        .collect();
    assert_eq!(listed, known);
}
