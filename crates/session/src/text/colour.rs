//! Verdicts in colour.

const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const YELLOW: &str = "\u{1b}[33m";
const END: &str = "\u{1b}[0m";

/// Words that begin a line and are painted, where two spaces or the end follow.
const WORDS: [(&str, &str); 14] = [
    ("produced", GREEN),
    ("not produced", RED),
    ("undetermined", YELLOW),
    ("present", GREEN),
    ("absent", RED),
    ("open", YELLOW),
    ("actual", GREEN),
    ("not actual", RED),
    ("performed", GREEN),
    ("not performed", RED),
    ("gains", GREEN),
    ("loses", RED),
    ("error:", RED),
    ("interrupted:", YELLOW),
];

/// The same text with verdicts in colour.
pub(super) fn paint(text: &str) -> String {
    let mut painted = String::with_capacity(text.len() + 32);
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let begun = WORDS.iter().find(|(word, _)| {
            words
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with("  ") || rest.trim_end().is_empty() || word.ends_with(':'))
        });
        let Some((word, colour)) = begun else {
            painted.push_str(line);
            continue;
        };
        let indent = &line[..line.len() - words.len()];
        painted.extend([indent, colour, word, END, &words[word.len()..]]);
    }
    painted
}
