//! The same in a session, from what it replies as JSON.

use super::super::facts::{Facts, Shown, asked, supposed};
use super::super::language::{Atom, Kind};
use super::super::writer::quoted;
use super::library::Memory;
use coproduce_core::model::Loader;
use coproduce_session::{Files, Session, Text, json};
use serde_json::Value as Json;

impl Files for Memory {
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>) {
        let text = |file: &(String, String)| Text { name: file.0.clone(), text: file.1.clone(), module: None };
        (self.0.iter().filter(|file| paths.contains(&file.0)).map(text).collect(), Vec::new())
    }

    fn loader(&mut self, _: &[String]) -> Box<dyn Loader> {
        Box::new(self.clone())
    }

    fn write(&mut self, _: &str, _: &str, _: bool) -> Result<(), String> {
        Err(String::from("read only"))
    }
}

/// A session on some files.
pub struct Talk {
    session: Session,
    files: Memory,
}

impl Talk {
    pub fn new(files: &[(String, String)]) -> Self {
        let mut talk = Self { session: Session::new(), files: Memory(files.to_vec()) };
        talk.enter(&format!(":load {}", files[0].0));
        talk
    }

    pub fn enter(&mut self, entry: &str) -> Json {
        let reply = self.session.enter_with(entry, &mut self.files);
        let mut out = Vec::new();
        json::render(&reply, &mut out).expect("a reply is written");
        serde_json::from_slice(&out).expect("a reply in JSON")
    }
}

/// A name as it is entered: qualified where it has to be.
fn entered(shown: &Shown, atom: Atom) -> String {
    shown.cut.mention(0, atom)
}

/// Verdicts in every situation.
pub fn evaluated(shown: &Shown, files: &[(String, String)]) -> Facts {
    let mut talk = Talk::new(files);
    let mut facts = Facts::new();
    let model = shown.model;
    let scenarios =
        model.scenarios.iter().map(|scenario| (scenario.name.clone(), format!(":scenario {}", scenario.name)));
    let environments =
        model.environments.iter().map(|at| (shown.name(at.atom), format!("in {}", entered(shown, at.atom))));
    for (name, entry) in scenarios.chain(environments) {
        // What the scenario before supposed is withdrawn first.
        talk.enter(":reset");
        talk.enter(&entry);
        for product in model.products().into_iter().filter(|&atom| model.kind(atom) != Kind::Value) {
            let reply = talk.enter(&format!("{}?", entered(shown, product)));
            reply["verdicts"]
                .as_array()
                .into_iter()
                .flatten()
                .for_each(|found| super::verdict(&mut facts, found, &name));
        }
        let gains = talk.enter("who gains");
        for actor in gains["actors"].as_array().into_iter().flatten() {
            let asked = format!("net: {} in {name}", super::name(&actor["actor"]));
            facts.insert(asked, super::range(&actor["net"]));
        }
    }
    facts
}

/// The relations of all claims.
pub fn related(shown: &Shown, files: &[(String, String)]) -> Facts {
    let mut talk = Talk::new(files);
    let mut facts = Facts::new();
    for claim in &shown.model.claims {
        let members: Vec<String> =
            claim.members.iter().map(|member| member.text(&|atom| entered(shown, atom))).collect();
        let (product, environment) = (entered(shown, claim.product), entered(shown, claim.environment));
        let reply = talk.enter(&format!("{} to {product} in {environment}", members.join(", ")));
        super::relations(&mut facts, &reply, &asked(shown, claim));
    }
    facts
}

/// The same with what each scenario of the environment supposes.
pub fn related_in_situations(shown: &Shown, files: &[(String, String)]) -> Facts {
    let mut talk = Talk::new(files);
    let mut facts = Facts::new();
    let model = shown.model;
    for claim in &model.claims {
        for (place, situation) in supposed(model, claim) {
            let list = |word: &str, atoms: &[Atom]| {
                let names: Vec<String> = atoms.iter().map(|&atom| entered(shown, atom)).collect();
                if names.is_empty() { String::new() } else { format!(" {word} {}", names.join(", ")) }
            };
            let supposed = list("given", &situation.given)
                + &list("without", &situation.without)
                + &list("unknown", &situation.unknown);
            let members: Vec<String> =
                claim.members.iter().map(|member| member.text(&|atom| entered(shown, atom))).collect();
            let (members, product) = (members.join(", "), entered(shown, claim.product));
            let reply =
                talk.enter(&format!("if in {}{supposed}: {members} to {product}", entered(shown, claim.environment)));
            let asked = format!("{} as in {}", asked(shown, claim), model.scenarios[place].name);
            super::relations(&mut facts, &reply, &asked);
        }
    }
    facts
}

/// The sets of the products of all claims.
pub fn product_sets(shown: &Shown, files: &[(String, String)]) -> Facts {
    let mut talk = Talk::new(files);
    let mut facts = Facts::new();
    for claim in &shown.model.claims {
        let (product, environment) = (entered(shown, claim.product), entered(shown, claim.environment));
        let reply = talk.enter(&format!("sets {product} in {environment}"));
        let asked = format!("{} in {}", shown.name(claim.product), shown.name(claim.environment));
        super::product_sets(&mut facts, &reply, &asked);
    }
    facts
}

/// The loops of every environment.
pub fn feedback(shown: &Shown, files: &[(String, String)]) -> Facts {
    let mut talk = Talk::new(files);
    let mut facts = Facts::new();
    for environment in &shown.model.environments {
        let reply = talk.enter(&format!("loops in {}", quoted_environment(shown, environment.atom)));
        super::feedback(&mut facts, &reply);
    }
    facts
}

fn quoted_environment(shown: &Shown, environment: Atom) -> String {
    if shown.cut.modules == 1 { quoted(shown.model.text(environment)) } else { entered(shown, environment) }
}
