//! Random repositories: folders within folders, modules that use one another by right and by wrong names, links, tables,
//! what is hidden, a manifest or none.

use crate::random::Random;
use std::collections::BTreeMap;

/// What lies at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Text(String),
    Link(String),
}

/// Paths from the root, with `/`.
pub type Files = BTreeMap<String, Item>;

/// `café` composed and decomposed.
const COMPOSED: &str = "caf\u{e9}";
const DECOMPOSED: &str = "cafe\u{301}";

const FOLDERS: [&str; 8] =
    ["models", "models/wards", "models/caf\u{e9}", "models/cafe\u{301}", "common", "Common/deep", "data", ".hidden"];
const MODULES: [&str; 8] = ["day", "Day", "staff", COMPOSED, DECOMPOSED, "._day", "link", "target"];
const TABLES: [&str; 5] = ["beds", "Beds", COMPOSED, DECOMPOSED, "link"];

/// Where links lead: beside, to others, out, to what is hidden, to what is of another kind, and round.
const TARGETS: [&str; 16] = [
    "day.coprod",
    "staff.coprod",
    "beds.csv",
    "./caf\u{e9}.coprod",
    "../models/day.coprod",
    "../data/beds.csv",
    "../common",
    "wards",
    "../models/nothing.coprod",
    "../../out.coprod",
    "../../../../out.csv",
    "/tmp/out.csv",
    "../.hidden/beds.csv",
    ".beds.csv",
    "../notes.txt",
    "link.csv",
];

/// A repository.
pub fn repository(random: &mut Random) -> Files {
    let mut files = Files::new();
    files.insert("notes.txt".to_owned(), Item::Text("no model, no table\n".to_owned()));
    let folders = random.some(&FOLDERS, 50);
    for folder in [""].iter().chain(&folders) {
        for module in random.some(&MODULES, 35) {
            let text = model(random, files.len());
            files.insert(within(folder, &format!("{module}.coprod")), Item::Text(text));
        }
        for table in random.some(&TABLES, 45) {
            files.insert(within(folder, &format!("{table}.csv")), Item::Text(rows(random)));
        }
        for link in random.some(&["link.coprod", "link.csv", "link"], 50) {
            files.insert(within(folder, link), Item::Link(random.pick(&TARGETS).to_owned()));
        }
        if random.percent(20) {
            files.insert(within(folder, ".beds.csv"), Item::Text("secret,secret\n".to_owned()));
        }
        if random.percent(5) {
            files.insert(within(folder, "coproduce.toml"), Item::Text(String::new()));
        }
    }
    if random.percent(70) {
        files.insert("coproduce.toml".to_owned(), Item::Text(manifest(random)));
    }
    files
}

fn within(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn manifest(random: &mut Random) -> String {
    let known = ["models", "common", "Models", "data", "cafe\u{301}", "link", "nothing", "models/caf\u{e9}", ".hidden"];
    let count = random.between(1, 3);
    let mut sources = random.sample(&known, count);
    if random.percent(50) {
        sources = vec!["models", "common"];
    }
    let sources: Vec<String> = sources.iter().map(|source| format!("\"{source}\"")).collect();
    if random.percent(30) { String::new() } else { format!("sources = [{}]\n", sources.join(", ")) }
}

/// A model of things that are its own, with what others declare taking part in its law.
fn model(random: &mut Random, number: usize) -> String {
    let prefixes =
        ["", "", "", "models.", "common.", "wards.", "models.wards.", "caf\u{e9}.", "cafe\u{301}.", "link.", "data."];
    let last = ["day", "day", "day", "staff", "Staff", "caf\u{e9}", "link", "`.hidden`", "nothing"];
    let mut lines = Vec::new();
    let uses = random.between(0, 2);
    for number in 0..uses {
        lines.push(format!("use {}{} as u{number}", random.pick(&prefixes), random.pick(&last)));
    }
    let soil = if uses > 0 && random.percent(50) { "u0.soil" } else { "soil" };
    lines.push(format!("object soil, a{number}, b{number}, p{number}"));
    lines.push(format!("environment e{number} {{ holds b{number} }}"));
    lines.push(format!("law l{number} in e{number} {{ a{number} and b{number} and {soil} produce p{number} }}"));
    if random.percent(60) {
        let ways = ["", "", "wards/", "../", "../data/", "../../data/", "../common/", "link/", ".hidden/", "../../../"];
        let tables = ["beds", "beds", "Beds", "caf\u{e9}", "link", ".beds"];
        let path = random.pick(&ways).to_owned() + random.pick(&tables);
        lines.push(format!("scenario s{number} in e{number} {{ given a{number} rows from \"{path}.csv\" }}"));
    }
    lines.join("\n") + "\n"
}

/// A table of what every model declares, or of what none does.
fn rows(random: &mut Random) -> String {
    random.pick(&["case,soil\nfirst,yes\nsecond,no\n", "case,soil\nfirst,?\n", "case,sun\nfirst,yes\n"]).to_owned()
}
