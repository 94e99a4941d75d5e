//! When headings of a file expect something: `within 3`, `before rain`.

use coproduce_syntax::declaration::When;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::Span;

/// What stands before each word outside backticks, and the rest from it on.
pub(super) fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut quoted = false;
    let blanks = text.char_indices().filter(move |&(_, character)| {
        quoted ^= character == '`';
        !quoted && character.is_whitespace()
    });
    blanks.map(|(at, _)| (text[..at].trim_end(), text[at..].trim_start()))
}

/// What stands behind a word that a text begins with.
pub(super) fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// When something is expected, if that is all that a text says.
pub(super) fn timing(text: &str, place: impl Fn(&str) -> Span) -> Option<When> {
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        is_number.then(|| place(text))
    };
    let name = |text: &str| Name { span: place(text) };
    if let Some(rest) = behind(text, "at") {
        return number(rest).map(When::At);
    }
    if let Some(rest) = behind(text, "from") {
        return number(rest).map(When::From);
    }
    if let Some(rest) = behind(text, "before") {
        let period = number(rest).map(When::Before);
        return Some(period.unwrap_or_else(|| When::BeforeThing(name(rest))));
    }
    if let Some(rest) = behind(text, "within") {
        let Some((count, thing)) = rest.split_once(char::is_whitespace) else {
            return number(rest).map(When::Within);
        };
        let thing = behind(thing.trim_start(), "of")?;
        return number(count).map(|count| When::WithinOf(count, name(thing)));
    }
    match text {
        "always" => Some(When::Always),
        "never" => Some(When::Never),
        _ => None,
    }
}
