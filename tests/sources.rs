//! Every author and year that the documents, the rules, the examples and the comments of the sources name stands on the page
//! of sources.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests and examples may touch the world")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Capitalised words before a number of four digits that name no author.
const NO_AUTHORS: [&str; 3] = ["March", "September", "Target"];

/// An authors' surnames, and the year.
type Citation = (Vec<String>, String);

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("a folder") {
            files(&entry.expect("an entry").path(), found);
        }
    } else if path.extension().is_some_and(|one| ["md", "rs", "coprod", "ebnf"].iter().any(|known| one == *known)) {
        found.push(path.to_owned());
    }
}

/// What people read of a file: of Rust its comments, of a model its comments, of all else everything; as words.
fn words(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let is_code = path.extension().is_some_and(|one| one == "rs" || one == "coprod");
    let lines = text.lines().filter_map(|line| {
        let comment = line.trim_start();
        if is_code { comment.strip_prefix("//").map(|rest| rest.trim_start_matches(['/', '!'])) } else { Some(comment) }
    });
    lines.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

fn year(word: &str) -> Option<String> {
    let digits: String = word.trim_start_matches('(').chars().take_while(char::is_ascii_digit).collect();
    let is_year = digits.len() == 4 && ("1800".."2030").contains(&digits.as_str());
    is_year.then_some(digits)
}

/// The surname a word may be, without what surrounds it.
fn surname(word: &str) -> Option<String> {
    let bare = word.trim_start_matches(['(', '"', '[', '*']).trim_end_matches([',', ';', ')', '(']);
    let bare = bare.strip_suffix("'s").unwrap_or(bare);
    let is_name = bare.chars().count() > 1
        && bare.chars().next().is_some_and(char::is_uppercase)
        && bare.chars().all(|one| one.is_alphabetic() || one == '\'' || one == '-');
    is_name.then(|| bare.to_owned())
}

/// Whether a word stands between surnames: `and`, `&`, `et al.`, or initials.
fn joins(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';']);
    let is_initial = bare.ends_with('.') && bare.chars().filter(|one| one.is_alphabetic()).all(char::is_uppercase);
    ["&", "and", "et", "al."].contains(&bare) || (is_initial && bare.len() <= 6)
}

/// The citations of a text: surnames, with what joins them, straight before a year. A surname after which nothing joins the
/// next ends a list.
fn citations(words: &[String]) -> BTreeSet<Citation> {
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let Some(year) = year(word) else { continue };
        let mut names: Vec<String> = Vec::new();
        let mut before = at;
        while before > 0 {
            let word = &words[before - 1];
            // A comma, or a word that joins, stands between two names.
            let is_joined = names.is_empty() || word.ends_with(',') || joins(&words[before]);
            match surname(word) {
                Some(name) if is_joined || name == "De" => names.insert(0, name),
                _ if joins(word) => {}
                _ => break,
            }
            before -= 1;
        }
        names.retain(|name| name != "After" && name != "De");
        if !names.is_empty() && !names.iter().any(|name| NO_AUTHORS.contains(&name.as_str())) {
            found.insert((names, year));
        }
    }
    found
}

#[test]
fn every_author_and_year_stands_on_the_page_of_sources() {
    let page = std::fs::read_to_string("docs/sources.md").expect("the page of sources");
    let entries: Vec<&str> =
        page.lines().filter(|line| line.starts_with('|')).flat_map(|line| line.split(';')).collect();
    let stands = |(names, year): &Citation| {
        entries
            .iter()
            .any(|entry| entry.contains(&format!("({year})")) && names.iter().all(|name| entry.contains(name.as_str())))
    };
    let mut paths = Vec::new();
    for folder in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs", "src", "examples", "grammar"] {
        files(Path::new(folder), &mut paths);
    }
    let (mut cited, mut missing) = (0, Vec::new());
    for path in paths {
        for citation in citations(&words(&path)) {
            cited += 1;
            if !stands(&citation) {
                missing.push((path.clone(), citation));
            }
        }
    }
    // The sources of the language are named all over: to find few is not to have looked.
    assert!(cited > 60, "{cited}");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The test itself sees what is cited, in the forms in which that is done.
#[test]
fn citations_are_seen_in_every_form() {
    let seen = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        citations(&words).into_iter().map(|(names, year)| format!("{} {year}", names.join(" "))).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("as said (Ackoff & Emery 1972, p. 23)", "Ackoff Emery 1972"),
        ("Ramírez and Wallin (2000), p. 62", "Ramírez Wallin 2000"),
        ("After Rintamäki, Kuusela and Mitronen (2007).", "Rintamäki Kuusela Mitronen 2007"),
        ("Kahane's (2004) modes", "Kahane 2004"),
        ("Hagiu et al. (2013) say", "Hagiu 2013"),
        ("Brace, K. S., Rudell, R. L. & Bryant, R. E. (1990). Efficient", "Brace Rudell Bryant 1990"),
        ("Rochet, J.-C. & Tirole, J. (2003).", "Rochet Tirole 2003"),
        ("in *Prime Movers* (Wallin 2000)", "Wallin 2000"),
    ] {
        assert_eq!(seen(text), [expected], "{text}");
    }
    assert!(seen("after the earthquake of March 2011, and 1000 nodes; Ctrl-C 2000000").is_empty());
}
