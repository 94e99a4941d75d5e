//! Values of TOML with their places, taken for what they should be.

use super::finding;
use coproduce_syntax::diagnostic::{Diagnostic, Fix, joined, nearest, shortened};
use coproduce_syntax::source::{Span, offset};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads values, and reports those that are something else.
pub(super) struct Reader<'f> {
    /// Where the text begins in the space of all texts.
    pub base: u32,
    pub findings: &'f mut Vec<Diagnostic>,
}

/// A key with its value.
pub(super) struct Entry<'t> {
    pub key: String,
    pub key_span: Span,
    value: Spanned<DeValue<'t>>,
}

impl Reader<'_> {
    /// What a whole text says, as far as it can be read.
    pub fn entries<'t>(&mut self, text: &'t str) -> Vec<Entry<'t>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = self.span(error.span().unwrap_or_default());
            let found = error.message().lines().next().unwrap_or_default().to_owned();
            self.findings.push(finding(span, "the manifest is not TOML").remark(found).help("see https://toml.io"));
        }
        self.listed(table.into_inner())
    }

    fn listed<'t>(&self, table: DeTable<'t>) -> Vec<Entry<'t>> {
        let entry = |(key, value): (Spanned<std::borrow::Cow<'t, str>>, Spanned<DeValue<'t>>)| Entry {
            key_span: self.span(key.span()),
            key: key.into_inner().into_owned(),
            value,
        };
        let mut entries: Vec<Entry> = table.into_iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.key_span);
        entries
    }

    /// The entries of a table.
    pub fn table<'t>(&mut self, entry: &Entry<'t>) -> Vec<Entry<'t>> {
        if let DeValue::Table(table) = entry.value.get_ref() {
            return self.listed(table.clone());
        }
        self.wrong(entry, &entry.value, &format!("a table: `[{}]`", entry.key));
        Vec::new()
    }

    /// A text, with its place.
    pub fn text(&mut self, entry: &Entry) -> Option<(String, Span)> {
        self.one_text(entry, &entry.value)
    }

    /// The texts of a list, with their places.
    pub fn texts(&mut self, entry: &Entry) -> Vec<(String, Span)> {
        let Some(values) = entry.value.get_ref().as_array() else {
            self.wrong(entry, &entry.value, "a list of texts: `[\"…\"]`");
            return Vec::new();
        };
        values.iter().filter_map(|value| self.one_text(entry, value)).collect()
    }

    /// A finite number, with its place.
    pub fn number(&mut self, entry: &Entry) -> Option<(f64, Span)> {
        let number = match entry.value.get_ref() {
            DeValue::Integer(number) => i32::from_str_radix(number.as_str(), number.radix()).ok().map(f64::from),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.wrong(entry, &entry.value, "a number");
        }
        number.map(|number| (number, self.span(entry.value.span())))
    }

    /// Reports a key that is none of those known.
    pub fn unknown_key(&mut self, entry: &Entry, known: &[&str]) {
        let near = nearest(&entry.key, known.iter().copied());
        let help = match near.as_slice() {
            [] => format!("there may be {}", joined(known, "and")),
            near => format!("perhaps {} was meant", joined(near, "or")),
        };
        let key = shortened(&entry.key).into_owned();
        let fix = if let &[meant] = near.as_slice() { Some(Fix::suggested(entry.key_span, meant)) } else { None };
        self.findings.push(finding(entry.key_span, format!("nothing here is called `{key}`")).help(help).fix(fix));
    }

    fn one_text(&mut self, entry: &Entry, value: &Spanned<DeValue>) -> Option<(String, Span)> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(entry, value, "a text: `\"…\"`");
        }
        text.map(|text| (text, self.span(value.span())))
    }

    fn wrong(&mut self, entry: &Entry, value: &Spanned<DeValue>, needed: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a truth value",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let span = self.span(value.span());
        let message = format!("`{}` is {found} here", entry.key);
        self.findings.push(finding(span, message).help(format!("it has to be {needed}")));
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.base + offset(range.start), self.base + offset(range.end))
    }
}
