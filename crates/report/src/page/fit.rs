//! Lines made to fit a narrow page.
//!
//! Text made for 80 columns is wrapped there; a wrapped line is put together again before it is wrapped anew, so that no
//! short rests stay.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width that texts are made for.
const MADE_FOR: usize = 80;
/// No page is narrower.
const NARROWEST: usize = 20;

/// The same text in lines of at most so many columns, as far as its words allow.
pub fn fit(text: &str, width: usize) -> String {
    let width = width.max(NARROWEST);
    if width >= MADE_FOR {
        return text.to_owned();
    }
    let mut fitted = String::with_capacity(text.len() + text.len() / 8);
    for line in joined(text) {
        wrap(&line, width, &mut fitted);
    }
    fitted
}

/// The lines as they were before they were wrapped for 80 columns.
fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last_width = 0;
    for line in text.lines() {
        let words = line.trim_start();
        let indent = line.width() - words.width();
        let first = words.split(' ').next().unwrap_or_default();
        // What goes on stands further in than what it belongs to, or is a paragraph without columns.
        let goes_on = |before: &str| {
            let has_columns = |line: &str| line.trim_start().contains("   ");
            let own = before.width() - before.trim_start().width();
            indent > own || indent == own && !has_columns(before) && !has_columns(words)
        };
        if let Some(before) = lines.last_mut()
            && !words.is_empty()
            && goes_on(before)
            && indent >= 2
            && last_width > MADE_FOR / 2
            && last_width + 1 + first.width() > MADE_FOR
        {
            before.push(' ');
            before.push_str(words);
        } else {
            lines.push(line.to_owned());
        }
        last_width = line.width();
    }
    lines
}

/// Wraps a line; what goes on is indented as far as the text that goes on, or a little where that is too far.
fn wrap(line: &str, width: usize, out: &mut String) {
    let mut rest = line;
    let mut indent = 0;
    let hanging = hanging(line, width);
    loop {
        let room = width - indent;
        if rest.width() <= room {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(rest);
            out.push('\n');
            return;
        }
        let end = last_break(rest, room);
        out.extend(std::iter::repeat_n(' ', indent));
        out.push_str(rest[..end].trim_end());
        out.push('\n');
        rest = rest[end..].trim_start();
        indent = hanging;
        if rest.is_empty() {
            return;
        }
    }
}

/// How far the lines after the first are indented.
fn hanging(line: &str, width: usize) -> usize {
    let own = line.len() - line.trim_start().len();
    let column = line.rfind("   ").map(|at| line[..at].width() + 3).filter(|column| *column > own);
    match column {
        Some(column) if column + 2 <= width / 2 => column + 2,
        _ => (own + 4).min(width / 2),
    }
}

/// The byte after which a line is broken: after the last space that fits, else where it has to be.
fn last_break(text: &str, room: usize) -> usize {
    let (mut at, mut used, mut space) = (0, 0, None);
    let own = text.len() - text.trim_start().len();
    for (index, character) in text.char_indices() {
        used += character.width().unwrap_or(0);
        if used > room && index > 0 {
            break;
        }
        at = index + character.len_utf8();
        if character == ' ' && index > own {
            space = Some(at);
        }
    }
    // The space may stand directly behind the last word that fits.
    if text[at..].starts_with(' ') { at } else { space.unwrap_or(at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_further_out_goes_not_on() {
        let long = format!("      pay   {}", "word ".repeat(12).trim_end());
        let text = format!("{long}\n  constellation trade\n");
        let lines: Vec<String> = fit(&text, 40).lines().map(str::to_owned).collect();
        assert!(long.len() + 14 > 80 && lines.contains(&"  constellation trade".to_owned()), "{lines:?}");
    }

    #[test]
    fn what_was_wrapped_is_wrapped_anew() {
        let wide = format!("    oak   {}", "word ".repeat(25).trim_end());
        let (first, rest) = wide.split_at(79);
        let text = format!("{}\n            {}\nend\n", first.trim_end(), rest.trim_start());
        let narrow = fit(&text, 40);
        assert!(narrow.lines().all(|line| line.width() <= 40), "{narrow}");
        assert_eq!(narrow.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        assert!(narrow.lines().nth(1).unwrap().starts_with("            word"), "{narrow}");
        assert!(narrow.ends_with("word\nend\n"), "{narrow}");
        assert_eq!(fit(&text, 80), text);
    }

    #[test]
    fn what_has_no_spaces_is_broken_where_it_must() {
        let narrow = fit(&"諏".repeat(30), 21);
        // Each character is two columns wide: ten of them, then eight behind the indent, and what is left.
        let lengths: Vec<usize> = narrow.lines().map(|line| line.trim_start().chars().count()).collect();
        assert_eq!(lengths, [10, 8, 8, 4]);
        assert!(narrow.lines().all(|line| line.width() <= 21), "{narrow}");
    }
}
