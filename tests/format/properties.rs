//! What must hold of every text: nothing is lost, and a second time changes nothing.

use super::mutation::{Taste, mutated};
use super::random::Random;
use super::reading::{reading, tree};
use super::{format, try_format};
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

/// The texts of a folder and those below it, in a fixed order.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "coprod") {
                let text = read_to_string(&path).expect("UTF-8");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no texts in {folder}");
    found
}

/// Texts without syntax errors.
fn sound_texts() -> Vec<String> {
    let all = ["grammar/corpus/accepted", "examples", "tests/cases"].into_iter().flat_map(texts);
    all.map(|(_, text)| text).filter(|text| tree(text).is_some()).collect()
}

/// Checks one text; says whether it was without mistakes.
fn check(text: &str) -> bool {
    let Ok(canonical) = try_format(text) else {
        assert!(tree(text).is_none(), "refused for no reason:\n{text}");
        return false;
    };
    let told = || format!("from\n{text}\nto\n{canonical}");
    assert_eq!(reading(text), reading(&canonical), "{}", told());
    assert_eq!(tree(text), tree(&canonical), "{}", told());
    assert_eq!(try_format(&canonical).as_ref(), Ok(&canonical), "{}", told());
    assert!(canonical.is_empty() || canonical.ends_with('\n') && !canonical.ends_with("\n\n"), "{}", told());
    assert!(!canonical.contains(['\r', '\u{feff}']) && !canonical.contains("\n\n\n"), "{}", told());
    assert!(canonical.lines().all(|line| line.trim_end() == line), "{}", told());
    true
}

#[test]
fn texts_keep_their_meaning() {
    let sound = sound_texts();
    assert!(sound.len() > 60);
    assert!(sound.iter().all(|text| check(text)));
}

#[test]
fn texts_in_any_layout_keep_their_meaning() {
    let sound = sound_texts();
    let mut random = Random::new(1);
    let (mut tried, mut kept) = (0, 0);
    for text in &sound {
        for comments in [3, 12, 100, usize::MAX] {
            for names in [2, 6, usize::MAX] {
                let taste = Taste { comments, white: 1 + random.below(9), names };
                tried += 1;
                kept += usize::from(check(&mutated(text, taste, &mut random)));
            }
        }
    }
    assert_eq!(kept, tried, "names, white space and comments make no mistakes");
}

/// All layouts of the same words, without comments and empty lines between declarations, become one.
#[test]
fn layout_is_decided_by_words_alone() {
    let mut random = Random::new(2);
    for text in sound_texts() {
        let plain: Vec<_> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        let plain = plain.join(" ");
        if tree(&plain).is_none() {
            continue;
        }
        let taste = Taste { comments: usize::MAX, white: 2, names: usize::MAX };
        let other = format(&mutated(&plain, taste, &mut random));
        let lines = |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&format(&plain)), lines(&other));
    }
}

#[test]
fn the_examples_are_canonical() {
    for (path, text) in texts("examples") {
        assert_eq!(format(&text), text, "{}", path.display());
    }
}

#[test]
fn no_text_is_too_strange() {
    const SCRAPS: [&str; 24] = [
        "law",
        " ",
        "{",
        "}",
        "(",
        ")",
        ",",
        "-",
        "//",
        "///",
        "\n",
        "\r",
        "`",
        "\"",
        "object a",
        "\u{feff}",
        "é",
        "\0",
        "\u{2028}",
        "environment e {}",
        "9",
        "and",
        "produce",
        "alternative",
    ];
    let mut random = Random::new(3);
    for _ in 0..3000 {
        let scraps: String = (0..random.below(20)).map(|_| random.pick(&SCRAPS)).collect();
        check(&scraps);
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let bytes: Vec<u8> = (0..random.below(40)).map(|_| random.below(256) as u8).collect();
        check(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn cut_texts_are_no_trouble() {
    let mut random = Random::new(4);
    for text in sound_texts() {
        for _ in 0..8 {
            let cut = random.below(text.len() + 1);
            if let (Some(head), Some(tail)) = (text.get(..cut), text.get(cut..)) {
                check(head);
                check(tail);
            }
        }
    }
}

/// Would take hours if any step went back over the line.
#[test]
fn one_long_line() {
    let list = vec!["acorn"; 50_000].join(",");
    check(&format!("object {list}"));
    check(&format!("law l in e {{ {} produce oak }}", vec!["acorn"; 25_000].join(" and ")));
    check(&"environment e{holds a}".repeat(10_000));
    check(&format!("object a{}", "//\n".repeat(100_000)));
}
