//! Questions that were answered wrongly where two rooms met, each with the right answer and why it is right.

use coproduce_core::Program;
use coproduce_core::ask::answer::{Answer, Explanation};
use coproduce_core::ask::{Asked, Extent, NamedSetting, Question, Word};
use coproduce_session::Session;
use coproduce_session::text::{Style, render};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ask-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("coproduce.toml"), "").expect("a manifest");
    folder
}

fn run(folder: &Path, line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coproduce"));
    command.current_dir(folder).args(line.split_whitespace()).output().expect("the binary runs")
}

fn why(text: &str, product: &str, environment: &str) -> Value {
    let program = Program::read("model.coprod", text);
    let named = NamedSetting { environment: Some(Word::argument(environment)), ..NamedSetting::default() };
    let setting = named.only(&program).expect("a situation");
    let answer = Asked::new(&program, &setting).answer(&Question::Why(Word::argument(product)), &Extent::default());
    let Ok(Answer::Why(Explanation::NotProduced(found))) = answer else { panic!("{answer:?}") };
    serde_json::to_value(&found).expect("a value")
}

/// The one law asks for the presence of something called `not cold`, the other for the absence of `cold`.
#[test]
fn a_presence_is_no_absence() {
    let model = |condition: &str| {
        format!(
            "object `not cold`, cold, plant, heat\nenvironment field {{ }}\n\
             law growing in field {{ {condition} and heat produce plant }}\n"
        )
    };
    let heat = json!({ "name": "heat", "present": true });
    let presence = json!({ "name": "not cold", "present": true });
    let absence = json!({ "name": "cold", "present": false });
    assert_eq!(why(&model("`not cold`"), "plant", "field")["missing"], json!([[presence, heat]]));
    assert_eq!(why(&model("not cold"), "plant", "field")["missing"], json!([[absence, heat]]));
}

/// What was not evaluated is no list without entries: nothing on standard output reads as an answer.
#[test]
fn of_what_is_not_understood_nothing_is_answered() {
    let folder = folder("not-understood");
    let model = "actor ann, mayor\nobject x, y, z\nenvironment e { holds z }\nlaw l1 in e { x and z produce y }\n\
                 law l2 in e { y and z produce x }\nproblem loneliness { social high   decided by mayor   affects ann }\n";
    fs::write(folder.join("m.coprod"), model).expect("a model");
    for command in ["loops", "sustain", "trade", "play", "complexity", "matrix", "simulate", "compare", "run"] {
        let ended = run(&folder, &format!("{command} m.coprod"));
        assert_eq!(ended.status.code(), Some(1), "{command}");
        assert_eq!(String::from_utf8_lossy(&ended.stdout), "", "{command}");
        assert!(String::from_utf8_lossy(&ended.stderr).contains("m.coprod: not evaluated"), "{command}");
    }
}

fn said(session: &mut Session, entry: &str) -> String {
    let mut out = Vec::new();
    render(&session.enter(entry), Style::default(), &mut out).expect("memory");
    String::from_utf8(out).expect("text")
}

/// A label that speaks of flags is shown as it is.
#[test]
fn labels_lose_no_word_in_a_session() {
    let mut session = Session::new();
    session.enter("object c \"read (`--limit` lists more) of it\"");
    assert!(said(&mut session, ":doc c").contains("read (`--limit` lists more) of it"));
}

/// Sixty products on a circle have more seeds than are listed; more of them are asked for by what can be entered.
#[test]
fn more_is_asked_for_by_what_can_be_entered() {
    let names: Vec<String> = (0..60).map(|at| format!("a{at}")).collect();
    let law = |at: usize| format!("alternative law l{at} in e {{ a{at} and s produce a{} }}", (at + 1) % 60);
    let laws: Vec<String> = (0..60).map(law).collect();
    let text = format!("object s, {}\nenvironment e {{ holds s }}\n{}", names.join(", "), laws.join("\n"));
    let mut session = Session::new();
    assert!(!session.enter(&text).is_refusal());
    let answer = said(&mut session, "loops in e");
    assert!(answer.contains("(`:more` lists more)") && !answer.contains("--"), "{answer}");
    // Each of the sixty products by itself starts all of them.
    assert!(said(&mut session, ":more").contains("    a59\n"));
}

/// What stands in a loop can be said of a model that cannot be evaluated; nothing else can. A law that ends something
/// produces nothing.
#[test]
fn loops_are_listed_in_a_session_though_nothing_can_be_evaluated() {
    let folder = folder("circle");
    let text = "object a, b, g\nobject c lasting\nenvironment e { holds g }\nlaw one in e { a and g produce b }\n\
                law other in e { g and not b produce a }\nlaw third in e { b and g end c }\n";
    fs::write(folder.join("m.coprod"), text).expect("a model");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coproduce"));
    command.current_dir(&folder).args(["repl", "m.coprod"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(b"loops\na?\n:graph b\n").expect("a pipe");
    let said = String::from_utf8(child.wait_with_output().expect("an end").stdout).expect("text");
    assert!(said.contains("balancing, within the period: a +→ b −→ a"), "{said}");
    assert!(said.contains("the model is not understood"), "{said}");
    assert!(said.contains("→ a   law other in e\n  ⊣ c   law third in e"), "{said}");
}

/// A value called `rest for life` is one name, followed by that of its beneficiary. Where `k` is lacked, its outcome
/// cannot be.
#[test]
fn a_name_with_the_word_for_stays_whole() {
    let text = "actor a, b\naction act by a\nobject k\nenvironment e { holds k }\noutcome o changes b\n\
                law l in e { act and k produce o }\nvalue `rest for life` for b with a from o { worth emotional 3 }\n";
    let folder = folder("for");
    fs::write(folder.join("m.coprod"), text).expect("a model");
    fs::write(folder.join("n.coprod"), text.replace("holds k", "lacks k")).expect("a model");
    let changes = String::from_utf8(run(&folder, "diff m.coprod n.coprod").stdout).expect("text");
    assert!(changes.contains("value `rest for life` for b: potential → impossible"), "{changes}");
}
