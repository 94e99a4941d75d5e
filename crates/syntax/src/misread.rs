//! What is no token, or is one that hides something: findings about characters.

use super::hidden::is_ignorable;
use crate::diagnostic::{Diagnostic, Fix, rules, shortened};
use crate::source::{Span, offset};

/// Text that begins like a token and does not go on like one, or characters no token begins with; after the text
/// `before`.
pub(super) fn misread(before: &str, text: &str, span: Span) -> Diagnostic {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '`' if text.starts_with("```") => found(span, "found a fence of backticks, expected a declaration")
            .remark("no part of a model")
            .help("remove it: a model file holds the model alone"),
        '`' if text == "``" => found(span, "found two backticks, expected a name between them")
            .remark("a name is missing")
            .help("write the name between the backticks"),
        '`' => unfinished(span, "name", "a backtick"),
        '"' => unfinished(span, "text", "a quotation mark"),
        '0'..='9' => number(text, span),
        _ if closing_quote(first).is_some() && text.chars().count() > 1 => {
            found(span, format!("found {}, expected a text in straight quotation marks", shortened(text)))
                .remark("not in straight quotation marks")
                .help("put a label in straight double quotation marks, a name of several words in backticks")
        }
        '=' if text == ARROW => found(span, format!("unexpected characters `{ARROW}`"))
            .remark("not part of the language")
            .help(WRITE_PRODUCE)
            .fix(produce(before, span)),
        _ => character(before, first, span),
    }
}

/// An arrow whose first sign is no token either.
const ARROW: &str = "=>";

const WRITE_PRODUCE: &str = "write the word `produce`, as in `a and b produce c`";

/// The word for an arrow, which may have begun before its head.
fn produce(before: &str, head: Span) -> Fix {
    let start = head.start - u32::from(before.ends_with('-'));
    Fix::suggested(Span::new(start, head.end), " produce ")
}

/// A per cent sign without the spaces between its number and it.
fn per_cent(before: &str, sign: Span) -> Option<Fix> {
    let number = before.trim_end_matches(' ');
    let is_apart = number.ends_with(|sign: char| sign.is_ascii_digit()) && number.len() < before.len();
    let start = sign.start - offset(before.len() - number.len());
    is_apart.then(|| Fix::suggested(Span::new(start, sign.start), ""))
}

/// The sign that closes what people quote with this one.
pub(super) const fn closing_quote(opening: char) -> Option<char> {
    Some(match opening {
        '“' => '”',
        '„' => '“',
        '‘' => '’',
        '«' => '»',
        '「' => '」',
        '『' => '』',
        '\'' => '\'',
        _ => return None,
    })
}

/// Whether a finding is about characters no token begins with.
pub(super) fn is_about_characters(finding: &Diagnostic) -> bool {
    finding.message.starts_with("unexpected character")
}

fn found(span: Span, message: impl Into<String>) -> Diagnostic {
    rules::SYNTAX_ERROR.at(span, message)
}

fn unfinished(span: Span, what: &str, sign: &str) -> Diagnostic {
    found(span, format!("a {what} begins here and does not end on its line"))
        .remark(format!("needs {sign} at its end"))
        .help(format!("put {sign} where the {what} ends"))
}

fn number(text: &str, span: Span) -> Diagnostic {
    let has_power = text.trim_start_matches(|c: char| c.is_ascii_digit() || "_.".contains(c)).starts_with(['e', 'E']);
    let help = if has_power {
        "a power of ten is a whole number after `e`, as in `1e-3`; a name that begins with a digit needs backticks"
    } else if text.contains(char::is_alphabetic) {
        "put a space between a number and a word; a name that begins with a digit needs backticks"
    } else {
        "digits may be grouped by single underscores, and have one decimal point: `1_000.5`"
    };
    found(span, format!("found `{}`, expected a number or a name", shortened(text)))
        .remark("neither a number nor a name")
        .help(help)
}

fn character(before: &str, first: char, span: Span) -> Diagnostic {
    let compared = matches!(first, '<' | '>' | '≤' | '≥').then(|| last_word(before)).unwrap_or_default();
    let help = match (first, compared) {
        (_, "crisp") => "write `at least` or `below` before the number: `crisp at least 3`",
        ('>' | '≥', "consistency" | "coverage" | "pri") => "remove it: a measure is at least what is written",
        _ => unknown_sign(first),
    };
    let shown = if is_ignorable(first) || first.is_whitespace() { code(first) } else { format!("`{first}`") };
    let width = u32::try_from(first.len_utf8()).unwrap_or(0);
    let place = Span::new(span.start, span.start + width);
    let fix = match (first, compared) {
        (_, "crisp") => None,
        ('>' | '≥', "consistency" | "coverage" | "pri") => Some(Fix::suggested(place, "")),
        ('>' | '→' | '⇒', _) => Some(produce(before, place)),
        ('%', _) => per_cent(before, place),
        _ => ordinary(first).map(|ordinary| Fix::safe(place, ordinary)),
    };
    found(span, format!("unexpected character {shown}")).remark("not part of the language").help(help).fix(fix)
}

/// The word that a text ends with, white space aside.
fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// What can be done about a character that no token has.
fn unknown_sign(first: char) -> &'static str {
    match first {
        _ if is_ignorable(first) => "remove it: it is invisible on a screen",
        _ if first.is_whitespace() => "use an ordinary space",
        '“' | '”' | '„' | '«' | '»' | '\'' | '’' | '‘' | '「' | '」' | '『' | '』' => {
            "put a label in straight double quotation marks, and a name with such a sign in backticks"
        }
        ';' | '；' => "remove it: clauses and declarations are separated by white space, items by commas",
        '，' | '、' => "separate items by an ordinary comma: `,`",
        '（' | '）' | '｛' | '｝' | '[' | ']' => "use ordinary brackets: `( )` in conditions, `{ }` around clauses",
        '&' | '|' | '!' | '∧' | '∨' | '¬' => "write the words `and`, `or` and `not`",
        '>' | '→' | '⇒' => WRITE_PRODUCE,
        '=' => "remove it: an amount follows its name directly, as in `likely rain 0.9`",
        '<' | '≤' | '≥' => "write the words `at least`, as in `at least 2 of (a, b, c)`",
        ':' | '：' => "remove it: no colon is needed",
        '#' => "begin a comment with `//`",
        '.' => "put digits on both sides of it in a number, names on both sides in a path, without spaces",
        '%' => "write it directly after its number, as in 90%",
        '−' | '–' | '—' => "write a minus as an ordinary hyphen: `-`",
        '$' | '€' | '£' | '¥' => "remove it: an amount is a bare number",
        _ => "put names with other signs than letters, digits and `_` in backticks",
    }
}

/// What people mean by a character that is not part of the language, where they can mean one thing only.
fn ordinary(character: char) -> Option<&'static str> {
    Some(match character {
        _ if is_ignorable(character) => "",
        ';' | '；' | ':' | '：' | '=' | '$' | '€' | '£' | '¥' | '\u{a0}' | '\u{202f}' | '\u{3000}' => " ",
        '，' | '、' => ",",
        '（' => "(",
        '）' => ")",
        '｛' => "{",
        '｝' => "}",
        '&' | '∧' => " and ",
        '|' | '∨' => " or ",
        '¬' => "not ",
        '#' => "//",
        '−' | '–' | '—' => "-",
        _ => return None,
    })
}

/// The first character that does not show, or that reorders what is shown, and so may hide something from a reader.
pub(super) fn hidden(text: &str, start: u32, hides: fn(char) -> bool) -> Option<Diagnostic> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t')) {
        return None;
    }
    let (at, hidden) = first_hidden(text, hides)?;
    let start = start + offset(at);
    let width = if hidden.is_ascii() { 1 } else { hidden.len_utf8() };
    let place = Span::new(start, start + u32::try_from(width).unwrap_or(0));
    let finding = found(place, format!("hidden character {}", code(hidden)));
    let finding = finding.remark("is invisible on a screen").help("remove it: a model shows all it says");
    Some(finding.fix(Fix::safe(place, "")))
}

/// A path that a mention of a name may not be.
pub(super) fn path(text: &str, span: Span, names_a_file: bool) -> Option<Diagnostic> {
    let points = outside_backticks(text).filter(|&part| part == ".").count();
    let reserved = outside_backticks(text).find(|part| matches!(*part, "and" | "or" | "not" | "at" | "all" | "any"));
    if let Some(word) = reserved {
        let finding =
            found(span, format!("found the reserved word `{word}` in `{}`, expected a name", shortened(text)));
        let finding = finding.remark(format!("`{word}` is reserved")).help(format!("put `{word}` in backticks"));
        let place = part_of(text, word).map(|at| {
            let start = span.start + offset(at);
            Span::new(start, start + offset(word.len()))
        });
        return Some(finding.fix(place.map(|place| Fix::suggested(place, format!("`{word}`")))));
    }
    (points > 1 && !names_a_file).then(|| {
        found(span, format!("found `{}`, expected a name or a name of one file, as in `file.name`", shortened(text)))
            .remark("has more than one dot")
            .help("bring the file in with `use … as`, and write its short name before the dot")
    })
}

/// The words and points of a path, without what stands in backticks.
fn outside_backticks(text: &str) -> impl Iterator<Item = &str> {
    let bare = text.split('`').step_by(2);
    bare.flat_map(|bare| {
        bare.split_inclusive('.').flat_map(|part| match part.strip_suffix('.') {
            Some(word) => [word, "."],
            None => [part, ""],
        })
    })
}

/// Where a word stands as a part of a path, outside backticks.
fn part_of(text: &str, word: &str) -> Option<usize> {
    let mut start = 0;
    for (index, stretch) in text.split('`').enumerate() {
        let mut at = start;
        for part in stretch.split('.').take_while(|_| index % 2 == 0) {
            if part == word {
                return Some(at);
            }
            at += part.len() + 1;
        }
        start += stretch.len() + 1;
    }
    None
}

fn first_hidden(text: &str, hides: fn(char) -> bool) -> Option<(usize, char)> {
    text.char_indices().find(|&(_, c)| c != '\t' && hides(c))
}

/// The code, such as `U+202E`, of the first character of a name that does not show, or reorders what is shown.
pub fn hidden_character(name: &str) -> Option<String> {
    first_hidden(name, is_ignorable).map(|(_, hidden)| code(hidden))
}

fn code(c: char) -> String {
    format!("U+{:04X}", c as u32)
}
