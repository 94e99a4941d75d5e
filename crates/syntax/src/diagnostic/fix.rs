//! Changes of a text that remove a finding.

use crate::source::{FileId, Sources, Span, bytes};
use std::collections::BTreeMap;
use std::ops::Range;

/// What may be changed to remove a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The changes; all of them or none.
    pub edits: Vec<Edit>,
    /// Whether the text means afterwards what its author can only have meant. The others are a choice among several.
    pub is_safe: bool,
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another text in place of one; of an empty one, before or behind what stands there.
    Replace(Span, String),
    /// Takes out an item of a list or of a conjunction with what joins it to the others, a comment, or a declaration.
    TakeOut(Span),
}

impl Fix {
    /// Another text in place of one, where nothing else can be meant.
    pub fn safe(span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit::Replace(span, text.into())], is_safe: true }
    }

    /// The same, where it is one choice.
    pub fn suggested(span: Span, text: impl Into<String>) -> Self {
        Self { is_safe: false, ..Self::safe(span, text) }
    }

    /// Takes something out, as one choice.
    pub fn taking_out(span: Span) -> Self {
        Self { edits: vec![Edit::TakeOut(span)], is_safe: false }
    }

    /// The same change, where nothing else can be meant.
    #[must_use]
    pub fn certainly(mut self) -> Self {
        self.is_safe = true;
        self
    }

    /// The changes of one file, by its bytes; none where one of them lies elsewhere or cannot be made.
    pub fn in_file(&self, sources: &Sources, file: FileId) -> Option<Vec<(Range<usize>, &str)>> {
        let text = sources.get(file).text();
        let range = |span: Span| bytes(sources, span).filter(|&(found, _)| found == file).map(|(_, range)| range);
        let changes = self.edits.iter().map(|edit| match edit {
            Edit::Replace(span, instead) => Some((range(*span)?, instead.as_str())),
            Edit::TakeOut(span) => Some((with_joint(text, range(*span)?)?, "")),
        });
        changes.collect()
    }
}

/// The text of a file with some changes made, and how many fixes these are: the first of those that overlap. None where
/// there is nothing to change.
pub fn fixed<'f>(sources: &Sources, file: FileId, fixes: impl IntoIterator<Item = &'f Fix>) -> Option<(String, usize)> {
    let mut edits: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes {
        let Some(own) = fix.in_file(sources, file) else { continue };
        if own.iter().all(|(range, _)| is_free(&edits, range)) {
            edits.extend(own.into_iter().map(|(range, text)| ((range.start, range.end), text)));
            count += 1;
        }
    }
    if edits.is_empty() {
        return None;
    }
    let text = sources.get(file).text();
    let (mut changed, mut at) = (String::with_capacity(text.len()), 0);
    for ((start, end), replacement) in edits {
        changed.push_str(&text[at..start]);
        changed.push_str(replacement);
        at = end;
    }
    changed.push_str(&text[at..]);
    Some((changed, count))
}

/// Whether no change touches a range so far.
fn is_free(edits: &BTreeMap<(usize, usize), &str>, range: &Range<usize>) -> bool {
    let place = (range.start, range.end);
    let before = edits.range(..place).next_back().is_none_or(|(&(_, end), _)| end <= range.start);
    let after = edits.range(place..).next().is_none_or(|(&next, _)| next != place && next.0 >= range.end);
    before && after
}

/// What has to go together with a part of a text so that the rest still reads.
fn with_joint(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let line_start = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    if let Some(comment) = text[line_start..part.start].find("//").map(|at| line_start + at) {
        return Some(in_comment(text, part, comment));
    }
    let before = text[..part.start].trim_end();
    // An absence goes with its `not`.
    if let Some(rest) = without_word(before, "not") {
        return with_joint(text, rest.len()..part.end);
    }
    let after = text[part.end..].trim_start();
    let next = |rest: &str| text.len() - rest.trim_start().len();
    if let Some(rest) = after.strip_prefix(',') {
        return Some(part.start..next(rest));
    }
    if let Some(rest) = before.strip_suffix(',') {
        return Some(rest.trim_end().len()..part.end);
    }
    for word in ["and", "or"] {
        if let Some(rest) = without_word(before, word) {
            return Some(rest.trim_end().len()..part.end);
        }
        if let Some(rest) = after.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace)) {
            return Some(part.start..next(rest));
        }
    }
    declaration(text, part)
}

/// One of several rules that a comment allows, or the whole comment.
fn in_comment(text: &str, part: Range<usize>, comment: usize) -> Range<usize> {
    let (before, after) = (text[comment..part.start].trim_end(), &text[part.end..]);
    if let Some(rest) = after.trim_start_matches(' ').strip_prefix(',') {
        return part.start..text.len() - rest.trim_start_matches(' ').len();
    }
    if let Some(rest) = before.strip_suffix(',') {
        return comment + rest.trim_end().len()..part.end;
    }
    let end = text[comment..].find('\n').map_or(text.len(), |at| comment + at);
    whole_lines(text, text[..comment].trim_end_matches([' ', '\t']).len()..end)
}

/// A declaration that stands in lines of its own, with what documents it: a word and a name, or all of it.
fn declaration(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let line_start = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    let lead = text[line_start..part.start].trim();
    let end = text[part.end..].find('\n').map_or(text.len(), |at| part.end + at);
    let is_whole = lead.bytes().all(|byte| byte.is_ascii_lowercase()) && text[part.end..end].trim().is_empty();
    if !is_whole {
        return None;
    }
    let mut start = line_start;
    while let Some(above) = text[..start].strip_suffix('\n') {
        let first = above.rfind('\n').map_or(0, |at| at + 1);
        if !above[first..].trim_start().starts_with("///") {
            break;
        }
        start = first;
    }
    Some(whole_lines(text, start..end))
}

/// A range that leaves no empty line where it leaves nothing else of one.
fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let starts = range.start == 0 || text.as_bytes()[range.start - 1] == b'\n';
    let ends = text.as_bytes().get(range.end) == Some(&b'\n');
    if starts && ends { range.start..range.end + 1 } else { range }
}

fn without_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_suffix(word).filter(|rest| rest.ends_with(char::is_whitespace) || rest.ends_with('('))
}

#[cfg(test)]
mod tests {
    use super::{Fix, fixed};
    use crate::source::{Sources, Span};

    /// A text without what is marked by `[` and `]`.
    fn without(marked: &str) -> Option<String> {
        let (before, rest) = marked.split_once('[').unwrap();
        let (part, after) = rest.split_once(']').unwrap();
        let mut sources = Sources::new();
        let file = sources.add("m", format!("{before}{part}{after}")).unwrap();
        let at = |length: usize| u32::try_from(length).unwrap();
        let fix = Fix::taking_out(Span::new(at(before.len()), at(before.len() + part.len())));
        fixed(&sources, file, [&fix]).map(|(text, _)| text)
    }

    #[test]
    fn what_is_taken_out_goes_with_what_joins_it() {
        for (marked, left) in [
            ("object a, [b], c", "object a, c"),
            ("object a, b, [c]\n", "object a, b\n"),
            ("object [a], b", "object b"),
            ("{ a and [b] and c produce d }", "{ a and c produce d }"),
            ("{ a and not [b] produce d }", "{ a produce d }"),
            ("{ [a] and b produce d }", "{ b produce d }"),
            ("{ (not [a] or b) and c produce d }", "{ (b) and c produce d }"),
            ("x\n/// Said of it.\nobject [a]\ny\n", "x\ny\n"),
            ("x\n[law l in e { a and b produce c }]\ny\n", "x\ny\n"),
            ("x // allow [dead-law]: for now\ny\n", "x\ny\n"),
            ("// allow [dead-law], rival-law: for now\ny\n", "// allow rival-law: for now\ny\n"),
            ("// allow dead-law, [rival-law]: for now\ny\n", "// allow dead-law: for now\ny\n"),
            ("// allow [dead-law]: for now\ny\n", "y\n"),
        ] {
            assert_eq!(without(marked).as_deref(), Some(left), "{marked}");
        }
        // What else stands in its line might be meant.
        assert_eq!(without("offering [o] from a to b {\n}\n"), None);
    }

    #[test]
    fn of_fixes_that_overlap_the_first_is_made() {
        let mut sources = Sources::new();
        let file = sources.add("m", "abc").unwrap();
        let fixes = [(0, 2, "x"), (1, 3, "y"), (2, 3, "z"), (0, 2, "w")];
        let fixes = fixes.map(|(start, end, text)| Fix::safe(Span::new(start, end), text));
        assert_eq!(fixed(&sources, file, &fixes), Some(("xz".to_owned(), 2)));
        assert_eq!(fixed(&sources, file, []), None);
    }
}
