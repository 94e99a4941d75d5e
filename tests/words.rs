//! The pages of words and commands: every keyword has one, every example holds, and every place to read on exists.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use coproduce_core::Program;
use coproduce_core::check::registry::RULES;
use coproduce_core::model::Loader;
use coproduce_report::words::{Explained, Group, PAGES, explain, groups, names};
use coproduce_syntax::Token;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What stands under a heading of a page.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let rest = page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no {heading}:\n{page}")).1;
    rest.split("\n## ").next().unwrap_or_default()
}

/// The block of a language in a text.
fn block<'p>(text: &'p str, language: &str) -> &'p str {
    let rest = text.split_once(&format!("```{language}\n")).unwrap_or_else(|| panic!("no {language}:\n{text}")).1;
    rest.split_once("```").expect("a closed block").0
}

/// The files of an example; several are each headed by `//// file: NAME`.
struct Files(BTreeMap<String, String>);

impl Loader for Files {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = format!("{}.coprod", path.join("/"));
        self.0.get(&name).map(|text| (name.clone(), text.clone()))
    }
}

fn of_language() -> impl Iterator<Item = &'static coproduce_report::words::Page> {
    PAGES.iter().filter(|page| page.group != Group::Command)
}

#[test]
fn every_keyword_has_a_page() {
    let explained: BTreeSet<&str> = of_language().flat_map(coproduce_report::words::Page::words).collect();
    let missing: Vec<&str> = Token::words().filter(|word| !explained.contains(word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_word_leads_to_one_page_of_its_sort() {
    let mut seen = BTreeSet::new();
    for page in PAGES {
        for word in page.words() {
            assert!(seen.insert((page.group == Group::Command, word)), "{word} is explained twice");
            assert!(RULES.iter().all(|rule| rule.name != word), "{word} is a rule");
        }
    }
}

#[test]
fn every_file_is_in_the_table() {
    for (folder, commands) in [("docs/words", false), ("docs/commands", true)] {
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the pages")
            .map(|entry| entry.expect("a page").file_name().to_string_lossy().replace(".md", ""))
            .collect();
        let pages = PAGES.iter().filter(|page| (page.group == Group::Command) == commands);
        assert_eq!(files, pages.map(|page| page.word.to_owned()).collect());
    }
}

#[test]
fn every_example_of_a_word_is_clean_and_has_the_word() {
    for page in of_language() {
        let code = block(section(page.text, "Example"), "coprod");
        let mut files: Vec<(String, String)> = Vec::new();
        for line in code.lines() {
            if let Some(name) = line.strip_prefix("//// file: ") {
                files.push((name.to_owned(), String::new()));
            } else {
                if files.is_empty() {
                    files.push(("model.coprod".to_owned(), String::new()));
                }
                let text = &mut files.last_mut().expect("a file").1;
                text.push_str(line);
                text.push('\n');
            }
        }
        let mut loader = Files(files.iter().cloned().collect());
        for (name, text) in files {
            let program = Program::read_with(&name, text, &mut loader);
            // What a page about likelihood shows is a law that is only likely.
            let found: Vec<_> = program.findings.iter().filter(|one| one.rule != "unnamed-coproducer").collect();
            assert!(found.is_empty(), "{}: {found:#?}", page.word);
        }
        let is_keyword = Token::words().any(|word| word == page.word);
        let has = |word: &str| code.split(|one: char| !one.is_alphanumeric() && one != '_').any(|part| part == word);
        assert!(!is_keyword || page.listed().any(has), "the example of {} does without it", page.word);
    }
}

/// How a heading is linked to.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|one| one.is_alphanumeric() || " -_".contains(*one));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn every_place_to_read_on_exists() {
    for page in PAGES {
        let folder = if page.group == Group::Command { "docs/commands" } else { "docs/words" };
        let places = section(page.text, "Read on");
        let mut counted = 0;
        for (_, rest) in places.match_indices("](").map(|(at, _)| places.split_at(at + 2)) {
            let target = rest.split(')').next().expect("a target");
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let text = std::fs::read_to_string(Path::new(folder).join(file)).unwrap_or_else(|_| panic!("{target}"));
            let headings = text.lines().filter_map(|line| line.trim_start_matches('#').strip_prefix(' '));
            let there = heading.is_empty() || headings.map(anchor).any(|there| there == heading);
            assert!(there, "{}: {target}", page.word);
            counted += 1;
        }
        assert!(counted > 0, "{} leads nowhere", page.word);
    }
}

#[test]
fn what_is_asked_for_is_found() {
    let word = |asked: &str| match explain(asked) {
        Ok(Explained::Word(word, pages)) => (word, pages.len()),
        other => panic!("{asked}: {other:?}"),
    };
    assert_eq!(word("law"), ("law", 1));
    assert_eq!(word("`Law`"), ("law", 1));
    assert_eq!(word("at least 2 of (a, b)"), ("at least", 1));
    assert_eq!(word("why-not"), ("why-not", 1));
    assert_eq!(word("coproduce run"), ("run", 1));
    // It is a relation, and a question.
    assert_eq!(word("necessary"), ("necessary", 2));
    assert!(matches!(explain("lone-producer"), Ok(Explained::Rule(rule)) if rule.name == "lone-producer"));
}

#[test]
fn what_is_unknown_gets_what_is_near() {
    assert_eq!(explain("scenerio").unwrap_err().1, "perhaps `scenario` was meant");
    assert_eq!(explain("lone-produce").unwrap_err().1, "perhaps `lone-producer` was meant");
    assert_eq!(explain("simulat").unwrap_err().1, "perhaps `simulate` was meant");
    assert_eq!(explain("zzzzzz").unwrap_err(), ("no word, command or rule `zzzzzz`".to_owned(), String::new()));
}

#[test]
fn what_is_listed_is_explained() {
    let listed: Vec<&str> = groups().into_iter().flat_map(|(_, words)| words).collect();
    for word in listed.iter().copied().chain(names()) {
        assert!(explain(word).is_ok(), "{word}");
    }
    for word in Token::words().chain(RULES.iter().map(|rule| rule.name)) {
        assert!(listed.contains(&word), "{word} is not listed");
    }
}

#[cfg(feature = "cli")]
mod commands {
    use super::{Group, PAGES, block, section};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};

    fn coproduce(folder: &Path, arguments: &str) -> (String, i32) {
        let output = Command::new(env!("CARGO_BIN_EXE_coproduce"))
            .args(arguments.split_whitespace())
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .expect("the binary runs");
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).expect("text"), output.status.code().expect("a status"))
    }

    #[test]
    fn every_command_has_a_page() {
        let (help, _) = coproduce(Path::new("."), "--help");
        let commands = help.split("Commands:\n").nth(1).expect("a list of commands").lines();
        let there: Vec<&str> = commands
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_whitespace().next())
            .filter(|&command| command != "help")
            .collect();
        let pages = PAGES.iter().filter(|page| page.group == Group::Command);
        assert_eq!(there, pages.map(|page| page.word).collect::<Vec<_>>());
    }

    #[test]
    fn every_example_of_a_command_runs() {
        // Some commands write into the folder they are run in.
        let empty = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("words");
        let _ = std::fs::remove_dir_all(&empty);
        std::fs::create_dir_all(empty.join("examples")).expect("a folder");
        std::fs::copy("examples/acorn.coprod", empty.join("examples/acorn.coprod")).expect("a copy");
        for page in PAGES.iter().filter(|page| page.group == Group::Command) {
            let lines = block(section(page.text, "Example"), "console").lines();
            // What is printed stands below.
            for line in lines.filter(|line| line.starts_with("$ ")) {
                let arguments = line.strip_prefix("$ coproduce ").expect("a command of this tool");
                let writes = ["init", "new", "report", "playground"].contains(&page.word);
                let folder = if writes { &empty } else { Path::new(".") };
                let (said, status) = coproduce(folder, arguments);
                // What a playground needs is built for `tests/browser`, where it is written and opened.
                let lacks = page.word == "playground" && said.contains("the interpreter for pages is not installed");
                assert!(status == 0 || lacks, "{line}\n{said}");
            }
        }
    }
}
