//! Cuts a text into the terminals of the grammar, by hand, as the lexical part of the grammar file says.
//!
//! In: a text. Out: its tokens, or nothing where it holds something that is no token.

use super::terminal::{RESERVED, Terminal};

const SIGNS: [char; 9] = ['{', '}', '(', ')', ',', '+', '-', '*', '/'];

/// The tokens of a text.
pub fn scan(text: &str) -> Option<Vec<Terminal>> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut tokens = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let Some(first) = rest.chars().next() else { return Some(tokens) };
        let (token, length) = if rest.starts_with("//") {
            comment(rest)?
        } else if first == '"' {
            (Some(Terminal::Text), enclosed(rest, '"')?)
        } else if first == '`' || is_start(first) {
            names(rest)?
        } else if first.is_ascii_digit() {
            (Some(Terminal::Number), number(rest)?)
        } else if SIGNS.contains(&first) {
            (Some(Terminal::Literal(first.to_string())), 1)
        } else {
            return None;
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
}

fn comment(rest: &str) -> Option<(Option<Terminal>, usize)> {
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let documents = rest.starts_with("///") && !rest.starts_with("////");
    shows(&rest[..length]).then_some((documents.then_some(Terminal::Doc), length))
}

/// The length of what stands between two of the same sign on one line, with them.
fn enclosed(rest: &str, sign: char) -> Option<usize> {
    let length = rest[1..].find([sign, '\n', '\r'])? + 2;
    (rest[..length].ends_with(sign) && shows(&rest[..length])).then_some(length)
}

/// Names joined by points.
fn names(rest: &str) -> Option<(Option<Terminal>, usize)> {
    let mut length = name(rest)?;
    let mut count = 1;
    let alone = &rest[..length];
    if RESERVED.contains(&alone) {
        return Some((Some(Terminal::Literal(alone.to_owned())), length));
    }
    while let Some(after) = rest[length..].strip_prefix('.')
        && after.starts_with(|first| first == '`' || is_start(first))
    {
        let next = name(after)?;
        if RESERVED.contains(&&after[..next]) {
            return None;
        }
        length += 1 + next;
        count += 1;
    }
    let token = match count {
        1 if alone.starts_with('`') => Terminal::Name,
        1 => Terminal::Literal(alone.to_owned()),
        2 => Terminal::Qualified,
        _ => Terminal::Path,
    };
    Some((Some(token), length))
}

fn name(rest: &str) -> Option<usize> {
    if rest.starts_with('`') {
        return enclosed(rest, '`').filter(|&length| length > 2);
    }
    Some(rest.find(|c| !continues(c)).unwrap_or(rest.len()))
}

fn number(rest: &str) -> Option<usize> {
    let mut length = digits(rest)?;
    if let Some(fraction) = rest[length..].strip_prefix('.') {
        length += 1 + digits(fraction)?;
    }
    if let Some(power) = rest[length..].strip_prefix(['e', 'E']) {
        let unsigned = power.strip_prefix(['+', '-']).unwrap_or(power);
        let digits = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
        length += if digits == 0 { 0 } else { 1 + power.len() - unsigned.len() + digits };
    }
    length += usize::from(rest[length..].starts_with('%'));
    (!rest[length..].starts_with(continues)).then_some(length)
}

/// Groups of digits joined by underscores.
fn digits(rest: &str) -> Option<usize> {
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(rest.len());
    rest[..length].split('_').all(|group| !group.is_empty()).then_some(length)
}

fn is_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// Letters, digits, underscores and the accents that combine with them; the tests use no others.
fn continues(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether nothing in the text controls or redirects what is shown.
fn shows(text: &str) -> bool {
    !text.contains(|c: char| (c.is_control() && c != '\t') || c == '\u{feff}' || ('\u{202a}'..='\u{202e}').contains(&c))
}
