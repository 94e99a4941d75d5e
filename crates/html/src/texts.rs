//! The texts of a model, as far as it was read: what a page needs to read it again.

use coproduce_core::model::{Loader, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A model with every text that it asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// What its file is called.
    pub name: String,
    /// What it says.
    pub text: String,
    /// The path by which other modules use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    own: Option<String>,
    /// What was given for the path of each module, its names with dots between them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    modules: BTreeMap<String, Given>,
    /// What was given for the path of each table.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tables: BTreeMap<String, Given>,
}

/// What was given for a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// A text, behind the name of its file.
    Text(String, String),
    /// Nothing, for a reason that has a remark and a help.
    Refused {
        /// What was found.
        remark: String,
        /// What can be done.
        help: String,
    },
    /// Nothing.
    Nothing(()),
}

impl Texts {
    /// A text that uses no other.
    pub fn of(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), ..Self::default() }
    }

    /// What gives these texts again.
    pub fn loader(&self) -> impl Loader + use<'_> {
        Again { texts: self, refusal: None }
    }
}

/// A loader that keeps what another gives.
pub struct Recorder<L> {
    loader: L,
    refusal: Option<Refusal>,
    texts: Texts,
}

impl<L: Loader> Recorder<L> {
    /// Reads by another loader what a text asks for.
    pub fn new(loader: L, name: &str, text: &str) -> Self {
        let texts = Texts { own: loader.own_path(), ..Texts::of(name, text) };
        Self { loader, refusal: None, texts }
    }

    /// Everything that was asked for.
    pub fn finish(self) -> Texts {
        self.texts
    }

    fn keep(&mut self, given: Option<(String, String)>) -> (Given, Option<(String, String)>) {
        self.refusal = if given.is_none() { self.loader.refusal() } else { None };
        let kept = match (&given, &self.refusal) {
            (Some((name, text)), _) => Given::Text(name.clone(), text.clone()),
            (None, Some(Refusal { remark, help })) => Given::Refused { remark: remark.clone(), help: help.clone() },
            (None, None) => Given::Nothing(()),
        };
        (kept, given)
    }
}

impl<L: Loader> Loader for Recorder<L> {
    fn own_path(&self) -> Option<String> {
        self.loader.own_path()
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let given = self.loader.load(path);
        let (kept, given) = self.keep(given);
        self.texts.modules.insert(path.join("."), kept);
        given
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        let given = self.loader.table(path);
        let (kept, given) = self.keep(given);
        self.texts.tables.insert(path.to_owned(), kept);
        given
    }

    fn cases(&mut self, path: &str) -> Option<(String, String)> {
        // A page asks for no cases: what they say of laws stands in it.
        self.loader.cases(path)
    }

    fn refusal(&mut self) -> Option<Refusal> {
        self.refusal.take().or_else(|| self.loader.refusal())
    }

    fn beside(&self) -> Vec<String> {
        self.loader.beside()
    }
}

/// Gives what was given before.
struct Again<'t> {
    texts: &'t Texts,
    refusal: Option<Refusal>,
}

impl Again<'_> {
    fn give(&mut self, given: Option<&Given>) -> Option<(String, String)> {
        self.refusal = None;
        match given? {
            Given::Text(name, text) => Some((name.clone(), text.clone())),
            Given::Refused { remark, help } => {
                self.refusal = Some(Refusal { remark: remark.clone(), help: help.clone() });
                None
            }
            Given::Nothing(()) => None,
        }
    }
}

impl Loader for Again<'_> {
    fn own_path(&self) -> Option<String> {
        self.texts.own.clone()
    }

    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let given = self.texts.modules.get(&path.join("."));
        self.give(given)
    }

    fn table(&mut self, path: &str) -> Option<(String, String)> {
        let given = self.texts.tables.get(path);
        self.give(given)
    }

    fn refusal(&mut self) -> Option<Refusal> {
        self.refusal.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coproduce_core::Program;

    struct Shelf;

    impl Loader for Shelf {
        fn own_path(&self) -> Option<String> {
            Some("oaks".to_owned())
        }

        fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
            let trees = "object acorn, soil\nenvironment forest { holds soil }\n";
            (path == ["trees"]).then(|| ("trees.coprod".to_owned(), trees.to_owned()))
        }

        fn refusal(&mut self) -> Option<Refusal> {
            Some(Refusal { remark: "is on no shelf".to_owned(), help: "look elsewhere".to_owned() })
        }
    }

    #[test]
    fn what_was_read_is_read_again_alike() {
        let text = "use trees\nuse shrubs\nobject oak\nlaw growth in forest { acorn and soil produce oak }\n";
        let mut recorder = Recorder::new(Shelf, "oaks.coprod", text);
        let first = Program::read_with("oaks.coprod", text.to_owned(), &mut recorder);
        let kept = serde_json::to_string(&recorder.finish()).unwrap();
        let texts: Texts = serde_json::from_str(&kept).unwrap();
        let again = Program::read_with(&texts.name, texts.text.clone(), &mut texts.loader());
        assert_eq!(again.modules, first.modules);
        assert_eq!(again.findings, first.findings);
        assert!(first.findings.iter().any(|finding| finding.remark == "is on no shelf"));
    }
}
