//! The documents say what is true: their models are clean, their transcripts are what the tool prints, and what
//! ARCHITECTURE.md claims of the sources can be read off them.
#![allow(clippy::disallowed_methods, reason = "documents are read, and transcripts replayed")]

use coproduce_core::Program;
use coproduce_core::check::registry::RULES;
use coproduce_core::model::Loader;
use coproduce_syntax::Token;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A fenced block of a document.
struct Block {
    /// What stands behind the opening fence: a language, perhaps followed by a file name.
    info: String,
    line: usize,
    text: String,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (line, number) in document.lines().zip(1..) {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some(Block { info: info.to_owned(), line: number, text: String::new() }),
            (Some(_), Some("")) => found.extend(open.take()),
            (Some(block), _) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

fn in_language<'b>(blocks: &'b [Block], language: &str) -> impl Iterator<Item = &'b Block> {
    blocks.iter().filter(move |block| block.info.split(' ').next() == Some(language))
}

/// The files of a block: one, or several, each headed by `//// file: NAME`.
struct Files(BTreeMap<String, String>);

impl Files {
    fn of(block: &Block) -> Self {
        let mut files = BTreeMap::new();
        let mut name = "model.coprod".to_owned();
        for line in block.text.lines() {
            if let Some(next) = line.strip_prefix("//// file: ") {
                next.clone_into(&mut name);
            } else {
                let text: &mut String = files.entry(name.clone()).or_default();
                text.push_str(line);
                text.push('\n');
            }
        }
        Self(files)
    }
}

impl Loader for Files {
    fn load(&mut self, path: &[&str]) -> Option<(String, String)> {
        let name = format!("{}.coprod", path.join("/"));
        self.0.get(&name).map(|text| (name.clone(), text.clone()))
    }
}

#[test]
fn models_in_documents_are_clean() {
    for document in [
        "README.md",
        "docs/language.md",
        "docs/time.md",
        "docs/evidence.md",
        "docs/graph.md",
        "docs/meaning.md",
        "docs/cheat-sheet.md",
        "docs/recipes.md",
        "docs/phrasebook.md",
    ] {
        let blocks = blocks(&read(document));
        let mut judged = 0;
        for block in in_language(&blocks, "coprod") {
            let mut files = Files::of(block);
            for (name, text) in files.0.clone() {
                let program = Program::read_with(&name, text, &mut files);
                assert!(program.findings.is_empty(), "{document}:{}: {:#?}", block.line, program.findings);
                judged += 1;
            }
        }
        assert!(judged > 0, "{document} shows no model");
    }
}

#[test]
fn the_reference_lists_every_rule_with_its_level() {
    let reference = read("docs/language.md");
    let listed: Vec<(&str, &str)> = reference
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.strip_prefix("| [")?.split_once("](rules/")?;
            Some((name, rest.split(" | ").nth(1)?))
        })
        .collect();
    let rules: Vec<(&str, &str)> = RULES.iter().map(|rule| (rule.name, rule.level.word())).collect();
    assert_eq!(listed, rules);
}

#[test]
fn the_cheat_sheet_has_every_word() {
    let sheet = read("docs/cheat-sheet.md");
    let inline = sheet.split('`').skip(1).step_by(2);
    let blocks = blocks(&sheet);
    let code = in_language(&blocks, "coprod").map(|block| block.text.as_str());
    let code: Vec<&str> = code.chain(inline.filter(|text| !text.contains('\n'))).collect();
    let shown: BTreeSet<&str> = code.iter().flat_map(|text| words(text)).collect();
    let missing: Vec<&str> = Token::words().filter(|word| !shown.contains(word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// How the headings of a document are linked to.
fn anchors(document: &Path) -> impl Iterator<Item = String> {
    let text = read(&document.to_string_lossy());
    let headings: Vec<String> =
        text.lines().filter_map(|line| Some(line.trim_start_matches('#').strip_prefix(' ')?.to_lowercase())).collect();
    headings.into_iter().map(|heading| {
        let kept = heading.chars().filter(|one| one.is_alphanumeric() || " -_".contains(*one));
        kept.collect::<String>().replace(' ', "-")
    })
}

#[test]
fn what_holds_a_promise_of_safety_is_there() {
    let text = read("SECURITY.md");
    let promises: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(promises.len() >= 8, "{promises:?}");
    for promise in promises {
        let holds = promise.rsplit('|').nth(1).unwrap_or_default();
        let named = holds.split('`').skip(1).step_by(2).filter(|part| part.contains(['/', '.']));
        let named: Vec<&str> = named.collect();
        assert!(!named.is_empty(), "{promise}");
        assert!(named.iter().all(|path| Path::new(path).exists()), "{named:?}");
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/language.md",
        "docs/time.md",
        "docs/evidence.md",
        "docs/editors.md",
        "docs/repl.md",
        "docs/repository.md",
        "docs/graph.md",
        "docs/meaning.md",
        "docs/testing.md",
        "docs/tutorial.md",
        "docs/recipes.md",
        "docs/cheat-sheet.md",
        "docs/phrasebook.md",
        "examples/README.md",
    ] {
        let text = read(document);
        let folder = Path::new(document).parent().expect("a folder");
        for (_, rest) in text.match_indices("](").map(|(at, _)| text.split_at(at + 2)) {
            let target = rest.split([')', ' ']).next().unwrap_or_default();
            if target.starts_with("https://") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { PathBuf::from(document) } else { folder.join(file) };
            assert!(file.exists(), "{document} leads to {target}");
            let there = heading.is_empty() || anchors(&file).any(|anchor| anchor == heading);
            assert!(there, "{document} leads to {target}, which has no such heading");
        }
    }
}

#[cfg(feature = "cli")]
mod transcripts {
    use super::{blocks, in_language, read};
    use std::path::{Path, PathBuf};
    use std::process::Command;

    fn coproduce(folder: &Path, arguments: &str) -> (String, i32) {
        let output = Command::new(env!("CARGO_BIN_EXE_coproduce"))
            .args(arguments.split_whitespace())
            .current_dir(folder)
            .env_remove("COLUMNS")
            .output()
            .expect("the binary runs");
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).expect("text"), output.status.code().expect("a status"))
    }

    /// A folder with the models that the document names.
    fn folder(document: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(document);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        for block in blocks(&read(document)) {
            if let Some((_, name)) = block.info.split_once(' ') {
                let file = folder.join(name);
                std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                std::fs::write(file, &block.text).expect("a file");
            }
        }
        folder
    }

    /// `$ cat FILE` shows a file, which is written so; `$ coproduce …` is run, and must print what follows.
    #[test]
    fn the_tool_prints_what_the_documents_show() {
        for document in [
            "README.md",
            "docs/language.md",
            "docs/time.md",
            "docs/evidence.md",
            "docs/repository.md",
            "docs/testing.md",
            "docs/graph.md",
            "docs/meaning.md",
            "docs/tutorial.md",
        ] {
            replay(document);
        }
    }

    fn replay(document: &str) {
        let folder = folder(document);
        let mut replayed = 0;
        for block in in_language(&blocks(&read(document)), "console") {
            for part in block.text.split("$ ").skip(1) {
                let (command, shown) = part.split_once('\n').expect("a command");
                if let Some(file) = command.strip_prefix("cat ") {
                    std::fs::write(folder.join(file), shown).expect("a file");
                } else {
                    let arguments = command.strip_prefix("coproduce ").expect("only this tool is run");
                    let (said, _) = coproduce(&folder, arguments);
                    assert_eq!(said.trim_end(), shown.trim_end(), "{document}:{}: {command}", block.line);
                    replayed += 1;
                }
            }
        }
        assert!(replayed > 0);
    }

    /// What is long is not shown, and what writes files is not run.
    #[test]
    fn the_pages_of_commands_show_what_is_printed() {
        let mut shown_by = 0;
        for entry in std::fs::read_dir("docs/commands").expect("the pages") {
            let path = entry.expect("a page").path();
            let document = path.to_str().expect("a name");
            for block in in_language(&blocks(&read(document)), "console") {
                for part in block.text.split("$ ").skip(1) {
                    let (command, shown) = part.split_once('\n').expect("a command");
                    if !shown.trim().is_empty() {
                        let arguments = command.strip_prefix("coproduce ").expect("only this tool is run");
                        let (said, _) = coproduce(Path::new("."), arguments);
                        assert_eq!(said.trim_end(), shown.trim_end(), "{document}: {command}");
                        shown_by += 1;
                    }
                }
            }
        }
        assert!(shown_by > 20, "{shown_by}");
    }

    #[test]
    fn the_commands_of_the_readme_are_those_there_are() {
        let readme = read("README.md");
        let shown: Vec<&str> =
            readme.lines().filter_map(|line| line.strip_prefix("| [`coproduce ")?.split(['`', ' ']).next()).collect();
        let (help, _) = coproduce(Path::new("."), "--help");
        let commands = help.split("Commands:\n").nth(1).expect("a list of commands");
        let there: Vec<&str> = commands
            .lines()
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_whitespace().next())
            .filter(|&command| command != "help")
            .collect();
        let sorted = |mut names: Vec<&str>| {
            names.sort_unstable();
            names.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(sorted(shown), sorted(there));
    }

    #[test]
    fn models_to_learn_from_are_in_canonical_form() {
        for document in [
            "docs/language.md",
            "docs/time.md",
            "docs/evidence.md",
            "docs/cheat-sheet.md",
            "docs/recipes.md",
            "docs/phrasebook.md",
        ] {
            let folder = folder(document);
            for (block, number) in in_language(&blocks(&read(document)), "coprod").zip(1..) {
                let name = format!("{number}.coprod");
                std::fs::write(folder.join(&name), &block.text).expect("a file");
                let (said, status) = coproduce(&folder, &format!("fmt --diff {name}"));
                assert_eq!(status, 0, "{document}:{}\n{said}", block.line);
            }
        }
    }
}

/// The Rust sources below a folder, comments and texts taken out.
fn code_below(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let code = bare(&std::fs::read_to_string(&path).expect("a source"));
                found.push((path, code));
            }
        }
    }
    found.sort();
    found
}

/// Code without line comments and without the texts in it.
fn bare(code: &str) -> String {
    let code: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let mut bare = String::new();
    let (mut in_text, mut escaped, mut before) = (false, false, ' ');
    for character in code.join("\n").chars() {
        match character {
            '"' if !escaped && before != '\'' => in_text = !in_text,
            _ if !in_text => bare.push(character),
            _ => {}
        }
        escaped = in_text && character == '\\' && !escaped;
        before = character;
    }
    bare
}

fn words(code: &str) -> BTreeSet<&str> {
    code.split(|character: char| !character.is_alphanumeric() && character != '_').collect()
}

#[test]
fn architecture_is_short_and_lists_every_crate_and_every_room_of_the_core() {
    let text = read("ARCHITECTURE.md");
    assert!(text.lines().count() < 150, "{} lines", text.lines().count());
    let listed = |start: &str| -> BTreeSet<String> {
        let rooms = text.lines().filter_map(|line| line.strip_prefix("| `")?.strip_prefix(start)?.split_once("/`"));
        rooms.map(|(room, _)| room.to_owned()).filter(|room| !room.contains('/')).collect()
    };
    let folders = |parent: &str, file: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(parent).expect("a folder").map(|entry| entry.expect("an entry"));
        let folders = entries.filter(|entry| entry.path().join(file).exists());
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(listed("crates/"), folders("crates", "Cargo.toml"));
    assert_eq!(listed("core/src/"), folders("crates/core/src", "mod.rs"));
}

/// The crates that a member needs to run, by the names its manifest has for them.
fn dependencies(member: &str) -> BTreeSet<String> {
    let text = read(&format!("{member}/Cargo.toml"));
    let manifest = toml::de::DeTable::parse(&text).expect("a manifest");
    let dependencies = manifest.get_ref().get("dependencies").and_then(|value| value.get_ref().as_table());
    dependencies.into_iter().flatten().map(|(name, _)| name.get_ref().clone().into_owned()).collect()
}

#[test]
fn members_need_only_those_before_them() {
    let members = [
        "threads",
        "engine",
        "evidence",
        "syntax",
        "core",
        "interchange",
        "report",
        "html",
        "wasm",
        "repository",
        "session",
        "lsp",
        "git",
        "cli",
    ];
    for (place, member) in members.iter().enumerate() {
        for behind in &members[place..] {
            let needed = dependencies(&format!("crates/{member}")).contains(&format!("coproduce-{behind}"));
            assert!(!needed, "{member} needs {behind}");
        }
    }
    let ours = |name: &String| name.starts_with("coproduce-");
    assert!(!dependencies("crates/engine").iter().any(ours), "the engine needs none: it sees integers only");
    assert!(!dependencies("crates/evidence").iter().any(ours), "evidence needs none: it sees numbers only");
}

#[test]
fn each_foreign_crate_has_its_home() {
    let homes = [
        ("chumsky", &["syntax"][..]),
        ("logos", &["syntax"][..]),
        ("unicode-ident", &["syntax"][..]),
        ("microlp", &["core"][..]),
        ("maud", &["html"][..]),
        ("base64", &["html"][..]),
        ("miniz_oxide", &["git", "html"][..]),
        ("roxmltree", &["interchange"][..]),
        ("ariadne", &["report"][..]),
        ("toml", &["repository"][..]),
        ("lsp-server", &["lsp"][..]),
        ("lsp-types", &["lsp"][..]),
        ("clap", &["cli"][..]),
        ("clap_complete", &["cli"][..]),
        ("clap_mangen", &["cli"][..]),
        ("ctrlc", &["cli"][..]),
        ("notify", &["cli"][..]),
        ("rustyline", &["cli"][..]),
        ("sha2", &["cli", "html"][..]),
        ("similar", &["cli", "lsp"][..]),
        ("terminal_size", &["cli"][..]),
    ];
    for entry in std::fs::read_dir("crates").expect("the crates") {
        let member = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let needed = dependencies(&format!("crates/{member}"));
        for (foreign, homes) in homes {
            assert_eq!(needed.contains(foreign), homes.contains(&member.as_str()), "{member} and {foreign}");
        }
    }
    assert!(
        dependencies(".")
            .iter()
            .all(|name| name.starts_with("coproduce-") || name == "serde" || name == "unicode-width")
    );
}

#[test]
fn rooms_of_the_core_know_nothing_of_those_behind_them() {
    let rooms = ["model", "kernel", "analysis", "check", "ask"];
    for (place, room) in rooms.iter().enumerate() {
        for (path, code) in code_below(&format!("crates/core/src/{room}")) {
            for other in &rooms[place + 1..] {
                let named = [format!("crate::{other}::"), format!("crate::{other};")];
                assert!(!named.iter().any(|named| code.contains(named)), "{} knows {other}", path.display());
            }
        }
    }
}

#[test]
fn reports_show_what_was_found_and_know_nothing_of_how() {
    for (path, code) in code_below("crates/report/src") {
        let is_of_words = path.starts_with("crates/report/src/words");
        for room in ["check", "kernel"] {
            let known = code.contains(&format!("coproduce_core::{room}"));
            assert!(is_of_words || !known, "{} knows {room}", path.display());
        }
    }
}

#[test]
fn only_the_registry_lists_rules() {
    // A rule may make a finding of another where it gives up or finds a graver reason; more would be a list.
    const MENTIONED: usize = 2;
    let mut files = BTreeSet::new();
    for folder in ["crates/core/src/check", "crates/syntax/src/diagnostic/rules"] {
        for (path, code) in code_below(folder) {
            if code.contains("pub static RULE: Rule") {
                files.insert(path.file_stem().expect("a name").to_string_lossy().replace('_', "-"));
            }
            let mentions = code.matches("::RULE").count() - code.matches("::RULES").count();
            let is_list = path.ends_with("check/registry.rs") || path.ends_with("rules/mod.rs");
            assert!(is_list || mentions <= MENTIONED, "{} lists rules", path.display());
        }
    }
    assert_eq!(files, RULES.iter().map(|rule| rule.name.to_owned()).collect());
}
