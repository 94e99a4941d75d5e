//! How wide a text is, as near as can be told without a font.

use unicode_width::UnicodeWidthChar;

/// The width at a size, in a sans-serif font; rather too wide than too narrow.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let of = |character: char| match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.31,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '`' | '"' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.72,
        '\0'..='\u{7f}' => 0.6,
        other => match other.width() {
            Some(0) => 0.0,
            Some(2) => 1.05,
            _ => 0.7,
        },
    };
    text.chars().map(of).sum::<f64>() * size
}

/// A text cut where it would be longer than a box should be.
pub(crate) fn cut(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut cut = String::new();
    for character in text.chars() {
        cut.push(character);
        if width(&cut, size) > most - size {
            break;
        }
    }
    cut + "…"
}
