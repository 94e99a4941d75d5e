//! The same question, put in every way.

use super::naive;
use coproduce_core::Program;
use coproduce_core::ask::answer::Answer;
use coproduce_core::ask::{Asked, Extent, NamedSetting, Question, Word, compared};
use coproduce_core::kernel::Supposed;
use coproduce_session::{Session, json};
use serde_json::{Value, json as value};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A question as the library, the session and the command line put it.
struct Put {
    question: Question,
    /// In the session; `…` stands for the setting.
    entry: String,
    /// On the command line.
    arguments: Vec<String>,
}

fn word(name: &str) -> Word {
    Word::argument(name)
}

/// As the language writes a name of the generated models and the examples.
fn quoted(name: &str) -> String {
    format!("`{name}`")
}

fn of_product(command: &str, question: fn(Word) -> Question, product: &str) -> Put {
    Put {
        question: question(word(product)),
        entry: format!("{command} {}", quoted(product)),
        arguments: vec![command.to_owned(), product.to_owned()],
    }
}

/// Every question about a product, and those about a situation.
fn all(product: &str) -> Vec<Put> {
    let about = [
        ("why", Question::Why as fn(Word) -> Question),
        ("sets", Question::Sets),
        ("rank", Question::Rank),
        ("necessary", Question::Necessary),
    ];
    let mut all: Vec<Put> =
        about.into_iter().map(|(command, question)| of_product(command, question, product)).collect();
    for (command, question) in [("loops", Question::Loops), ("sustain", Question::Sustain)] {
        all.push(Put { question, entry: command.to_owned(), arguments: vec![command.to_owned()] });
    }
    all
}

/// A situation by names, as each way says it.
struct Placed {
    named: NamedSetting,
    entries: Vec<String>,
    tail: String,
    flags: Vec<String>,
}

fn environment(name: &str, states: &[(String, Supposed)]) -> Placed {
    let mut placed = Placed {
        named: NamedSetting { environment: Some(word(name)), ..NamedSetting::default() },
        entries: Vec::new(),
        tail: format!(" in {}", quoted(name)),
        flags: vec!["--in".to_owned(), name.to_owned()],
    };
    placed.suppose(states);
    placed
}

fn scenario(name: &str, states: &[(String, Supposed)]) -> Placed {
    let mut placed = Placed {
        named: NamedSetting { scenario: Some(word(name)), ..NamedSetting::default() },
        entries: vec![format!(":scenario {name}")],
        tail: String::new(),
        flags: vec!["--scenario".to_owned(), name.to_owned()],
    };
    placed.suppose(states);
    placed
}

impl Placed {
    fn suppose(&mut self, states: &[(String, Supposed)]) {
        for (name, state) in states {
            self.named.states.push((word(name), *state));
            self.tail.extend([" ", state.word(), " ", &quoted(name)]);
            self.flags.extend([format!("--{}", state.word()), quoted(name)]);
        }
    }
}

/// What the library answers; none where it refuses.
fn by_library(program: &Program, put: &Put, placed: &Placed) -> Option<Value> {
    let setting = placed.named.only(program).ok()?;
    // A session lists 20 sets of each kind, and 100 of what is missing.
    let most = if matches!(put.question, Question::Why(_)) { 100 } else { 20 };
    let answer = Asked::new(program, &setting).answer(&put.question, &Extent { most, ..Extent::default() }).ok()?;
    Some(plain(serde_json::to_value(&answer).expect("a value")))
}

/// What a session answers.
fn by_session(text: &str, put: &Put, placed: &Placed) -> Option<Value> {
    let mut session = Session::new();
    assert!(!session.enter(text).is_refusal(), "{text}");
    for entry in &placed.entries {
        assert!(!session.enter(entry).is_refusal(), "{entry}\n{text}");
    }
    let reply = session.enter(&format!("{}{}", put.entry, placed.tail));
    if reply.is_refusal() {
        return None;
    }
    let mut out = Vec::new();
    json::render(&reply, &mut out).expect("memory");
    Some(plain(serde_json::from_slice(&out).expect("a reply")))
}

/// What the command line answers.
fn by_command_line(file: &Path, put: &Put, placed: &Placed) -> Option<Value> {
    let listed = if matches!(put.question, Question::Sets(_) | Question::Loops | Question::Sustain) {
        vec!["--limit", "20"]
    } else {
        Vec::new()
    };
    let ended = Command::new(env!("CARGO_BIN_EXE_coproduce"))
        .current_dir(file.parent().expect("a folder"))
        .args(&put.arguments)
        .arg(file.file_name().expect("a file"))
        .args(&placed.flags)
        .args(listed)
        .args(["--format", "json"])
        .output()
        .expect("the binary runs");
    let answered = ended.status.code() == Some(0);
    answered.then(|| {
        let envelope: Value = serde_json::from_slice(&ended.stdout).expect("an envelope");
        plain(envelope["results"].clone())
    })
}

/// An answer without what tells the ways apart: the kind of a reply, its situation as an object, and files.
fn plain(mut answer: Value) -> Value {
    if let Value::Object(fields) = &mut answer {
        fields.remove("reply");
        fields.remove("situation");
    }
    without_files(&mut answer);
    answer
}

fn without_files(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("file");
            fields.remove("line");
            fields.values_mut().for_each(without_files);
        }
        Value::Array(items) => items.iter_mut().for_each(without_files),
        _ => {}
    }
}

/// Every way answers, or every way refuses.
fn judge(text: &str, file: Option<&Path>, product: &str, placed: &Placed) -> usize {
    let program = Program::read("model.coprod", text);
    let mut answered = 0;
    for put in all(product) {
        let at = || format!("{:?} {:?}\n{text}", put.arguments, placed.flags);
        let library = by_library(&program, &put, placed);
        assert_eq!(library, by_session(text, &put, placed), "{}", at());
        if let Some(file) = file {
            assert_eq!(library, by_command_line(file, &put, placed), "{}", at());
        }
        answered += usize::from(library.is_some());
    }
    answered
}

#[test]
fn every_way_answers_alike_about_the_acorn() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/acorn.coprod");
    let text = fs::read_to_string(&file).expect("an example");
    let given = |name: &str| vec![(name.to_owned(), Supposed::Given)];
    let taken = |name: &str| vec![(name.to_owned(), Supposed::Without)];
    for placed in [
        environment("forest", &[]),
        environment("outdoors", &given("acorn")),
        environment("ocean", &taken("warmth")),
        scenario("in_the_forest", &[]),
        scenario("at_sea", &given("soil")),
        scenario("in_the_lab", &taken("acorn")),
    ] {
        judge(&text, Some(&file), "oak", &placed);
    }
}

/// Many models by the library and the session; some of them by the command line as well.
#[test]
fn every_way_answers_alike_about_random_models() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ask-everywhere");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("coproduce.toml"), "").expect("a manifest");
    let mut answered = 0;
    for seed in 0..240 {
        let model = naive::generate::model(seed);
        let text = model.text();
        let program = Program::read("model.coprod", &text);
        if !program.understood || program.has_errors() {
            continue;
        }
        let (_, product, here) = naive::generate::question(&model, seed);
        let place = model.name(here).to_owned();
        let object = program
            .names()
            .find(|(name, kind, _)| *kind == coproduce_core::model::Kind::Object && name != model.name(product));
        let state = [Supposed::Without, Supposed::Unknown][usize::from(seed % 2 == 0)];
        let states: Vec<(String, Supposed)> = object.map(|(name, ..)| (name.into_owned(), state)).into_iter().collect();
        let file = folder.join(format!("m{seed}.coprod"));
        let by_binary = seed % 12 == 0;
        if by_binary {
            fs::write(&file, &text).expect("a model");
        }
        let file = by_binary.then_some(file.as_path());
        for placed in [environment(&place, &[]), environment(&place, &states)] {
            answered += judge(&text, file, model.name(product), &placed);
        }
        if let Some((_, name)) = program.scenarios().next() {
            answered += judge(&text, None, model.name(product), &scenario(&name, &states));
        }
    }
    assert!(answered > 300, "{answered}");
}

/// A row for each product, a column for each situation, worked out by hand: the lamp needs power and a bulb; the
/// workshop holds power, the cellar lacks it, and a bulb is given in `lit` alone.
#[test]
fn products_are_compared_over_situations() {
    let text = "
object power, bulb, lamp, candle, match_box, light
environment house { holds match_box }
environment workshop within house { holds power }
environment cellar within house { lacks power }
law shining in house { power and bulb produce light }
alternative law burning in house { candle and match_box produce light }
scenario lit in workshop { given bulb }
scenario dark in cellar { given bulb }
scenario by_candle in cellar { given candle   unknown bulb }
";
    let program = Program::read("lamp.coprod", text);
    assert!(!program.has_errors(), "{:?}", program.findings);
    let table = |words: &[&str], only_different: bool| {
        let words: Vec<Word> = words.iter().map(|name| word(name)).collect();
        let compared = compared(&program, &words, only_different).expect("an answer");
        serde_json::to_value(Answer::Compared(compared)).expect("a value")["tables"][0].clone()
    };
    let all = table(&[], false);
    let names: Vec<&Value> = all["situations"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["lit", "dark", "by_candle"]);
    let cells = |table: &Value| -> Vec<Value> {
        let cells = table["products"][0]["cells"].as_array().unwrap().iter();
        cells.map(|cell| value!([cell["verdict"], cell["by"]])).collect()
    };
    let by = |law: &str| value!(["produced", [law]]);
    let not = value!(["not_produced", []]);
    assert_eq!(cells(&all), [by("shining"), not.clone(), by("burning")]);
    // An environment is open: in the workshop a bulb may be there, in the cellar a candle may.
    let open = value!(["undetermined", []]);
    assert_eq!(cells(&table(&["workshop", "dark", "cellar"], false)), [open.clone(), not, open]);
    let alike = table(&["workshop", "cellar"], true);
    assert_eq!((alike["products"].as_array().unwrap().len(), &alike["alike"]), (0, &value!(1)));
    let unknown = compared(&program, &[word("attic")], false).expect_err("no such situation");
    assert!(matches!(unknown, coproduce_core::ask::Refusal::Findings(_)));
}
