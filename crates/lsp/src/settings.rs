//! What an editor may set, when it begins or later.

use serde::Deserialize;
use serde_json::Value;

/// What an editor wants to be shown. Whatever it does not say is as by default.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Whether there are lenses.
    pub code_lens: bool,
    /// Whether there are hints.
    pub inlay_hints: bool,
    /// What becomes of the text that a command answers with.
    pub answers: Answers,
}

/// What becomes of the text that a command answers with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Answers {
    /// It is the result, and shown as a message, since most editors drop results.
    #[default]
    Message,
    /// It is the result: the editor shows it itself.
    Result,
}

impl Default for Settings {
    fn default() -> Self {
        Self { code_lens: true, inlay_hints: true, answers: Answers::default() }
    }
}

impl Settings {
    /// Reads settings, which may stand below `coproduce`; none where something is of another form.
    pub fn of(value: Value) -> Option<Self> {
        let value = match value {
            Value::Null => return Some(Self::default()),
            Value::Object(mut map) => map.remove("coproduce").unwrap_or(Value::Object(map)),
            other => other,
        };
        serde_json::from_value(value).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Settings};
    use serde_json::json;

    #[test]
    fn what_is_not_said_is_as_by_default() {
        let settings = Settings::of(json!({ "coproduce": { "codeLens": false, "unknown": 1 } })).unwrap();
        assert!(!settings.code_lens && settings.inlay_hints && settings.answers == Answers::Message);
        assert!(Settings::of(json!({ "answers": "result" })).is_some_and(|one| one.answers == Answers::Result));
        assert!(Settings::of(json!({ "codeLens": "perhaps" })).is_none());
        assert!(Settings::of(json!(null)).is_some());
    }
}
