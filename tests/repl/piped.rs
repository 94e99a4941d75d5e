//! The binary on piped input.

use super::disk::Disk;
use coproduce_session::Session;
use coproduce_session::text::{Style, render};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn repl(arguments: &[&str], input: &[u8]) -> (String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_coproduce"))
        .arg("repl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).expect("text"), output.status.code().expect("no signal"))
}

const ENTRIES: [&str; 7] = [
    "in forest",
    "given acorn",
    "oak?",
    "object rain, snow",
    "law raining in outdoors {\n  rain and\n  snow produce soil\n}",
    "if without soil: oak?",
    "why oak",
];

#[test]
fn piped_input_is_answered_as_the_engine_answers() {
    let (mut session, mut disk) = (Session::new(), Disk::default());
    let mut expected = Vec::new();
    let style = Style::default();
    render(&session.load(&["examples/acorn.coprod".to_owned()], &mut disk), style, &mut expected).unwrap();
    for entry in ENTRIES {
        render(&session.enter_with(entry, &mut disk), style, &mut expected).unwrap();
    }
    let (said, status) = repl(&["examples/acorn.coprod"], ENTRIES.join("\n").as_bytes());
    assert_eq!(said, String::from_utf8(expected).unwrap());
    assert_eq!(status, 0);
}

/// What some shells put before what they hand on is no part of the first entry; elsewhere it is found.
#[test]
fn a_byte_order_mark_is_read_over() {
    let plain = repl(&["examples/acorn.coprod"], b"in forest\noak?\n");
    assert_eq!(repl(&["examples/acorn.coprod"], "\u{feff}in forest\noak?\n".as_bytes()), plain);
    assert_eq!(plain.1, 0);
    let (_, status) = repl(&["examples/acorn.coprod"], "in forest\n\u{feff}oak?\n".as_bytes());
    assert_eq!(status, 1);
}

/// Of a product that is taken away nothing else is the reason, in a situation and over all environments.
#[test]
fn what_is_taken_away_is_said() {
    let (said, status) = repl(&["examples/acorn.coprod"], b"in forest\ngiven acorn\nwithout oak\noak?\n");
    assert!(status == 0 && said.contains("oak   taken away") && !said.contains("no law for it"), "{said}");
}

#[test]
fn each_reply_is_one_line_of_json() {
    let (said, status) =
        repl(&["examples/acorn.coprod", "--format", "json"], b"oak?\n\n// nothing\ngivn x\n:help\n:quit\noak?\n");
    assert_eq!(status, 1);
    let present = |name: &str| serde_json::json!({ "name": name, "present": true });
    let replies: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let tags: Vec<&str> = replies.iter().map(|reply| reply["reply"].as_str().expect("a tag")).collect();
    assert_eq!(tags, ["loaded", "across", "refused", "help", "quit"]);
    assert_eq!(replies[1]["environments"][2]["missing"], serde_json::json!([[present("acorn"), present("soil")]]));
    assert_eq!(replies[2]["diagnostics"][0]["rule"], "syntax-error");
    assert_eq!(replies[2]["diagnostics"][0]["column"], 6);
}

#[test]
fn each_entry_is_answered_before_the_next_is_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_coproduce"))
        .args(["repl", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for (entry, wanted) in
        [("object a\n", "declared"), ("environment e { holds a }\r\n", "declared"), ("a?\n", "verdicts")]
    {
        input.write_all(entry.as_bytes()).unwrap();
        let mut reply = String::new();
        output.read_line(&mut reply).unwrap();
        assert!(reply.starts_with(&format!("{{\"reply\":\"{wanted}\"")), "{reply}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_is_not_text_ends_nothing() {
    let (said, status) = repl(&[], b"\xff\xfe\0?\nobject a\nlaw l in e {");
    assert!(said.contains("declared object a") && said.contains("syntax-error"), "{said}");
    assert_eq!(status, 1);
}

#[test]
fn a_file_that_is_not_there_cannot_be_begun_with() {
    let output = Command::new(env!("CARGO_BIN_EXE_coproduce")).args(["repl", "no/such.coprod"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "error: no file or folder `no/such.coprod`\n");
}
