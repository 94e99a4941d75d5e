//! The same on the command line.

use super::super::facts::{Facts, Shown, asked};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with the files of a model.
pub struct Folder(PathBuf);

impl Folder {
    /// Writes the files below the folder that cargo keeps for tests.
    pub fn new(name: &str, files: &[(String, String)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("second_evaluator").join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("coproduce.toml"), "").expect("a manifest");
        for (name, text) in files {
            std::fs::write(folder.join(name), text).expect("a file");
        }
        Self(folder)
    }

    /// The results of a command.
    pub fn run(&self, arguments: &[&str]) -> Json {
        let command = Command::new(env!("CARGO_BIN_EXE_coproduce"))
            .args(arguments)
            .args(["--format", "json"])
            .current_dir(&self.0)
            .output()
            .expect("the command runs");
        let mut json: Json = serde_json::from_slice(&command.stdout).unwrap_or_default();
        json["results"].take()
    }
}

/// Every situation, the relations, sets and loops that are asked about.
pub fn everything(shown: &Shown, folder: &Folder) -> Facts {
    let mut facts = Facts::new();
    let model = shown.model;
    if !model.scenarios.is_empty() {
        super::situations(&mut facts, &folder.run(&["run", "main.coprod"]));
    }
    for environment in &model.environments {
        let here = shown.cut.mention(0, environment.atom);
        super::situations(&mut facts, &folder.run(&["run", "main.coprod", "--in", &here]));
        let found = folder.run(&["loops", "main.coprod", "--in", &here]);
        super::feedback(&mut facts, &found);
    }
    for claim in &model.claims {
        let mention = |atom| shown.cut.mention(0, atom);
        let members: Vec<String> = claim.members.iter().map(|member| member.text(&mention)).collect();
        let (members, product, here) = (members.join(", "), mention(claim.product), mention(claim.environment));
        let found = folder.run(&["relate", &members, &product, "--in", &here, "main.coprod"]);
        super::relations(&mut facts, &found, &asked(shown, claim));
        let found = folder.run(&["sets", &product, "--in", &here, "main.coprod"]);
        let asked = format!("{} in {}", shown.name(claim.product), shown.name(claim.environment));
        super::product_sets(&mut facts, &found, &asked);
    }
    facts
}
