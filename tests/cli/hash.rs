//! `hash`: what is printed is the SHA-256 of the normal form, as another program takes it.

use super::support::{SOUND, folder, run};
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

fn sha256(text: &str) -> String {
    let program = "import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest(), end='')";
    let mut python = Command::new("python3")
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python 3 takes hashes");
    python.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    String::from_utf8(python.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_hash_is_that_of_the_normal_form() {
    let folder = folder("hash");
    fs::write(folder.join("m.coprod"), SOUND).unwrap();
    let form = run(&folder, &["hash", "--normal-form"]).stdout;
    assert!(form.starts_with("(environment \"forest\" (holds \"soil\"))\n"), "{form}");
    let found = run(&folder, &["hash", "m.coprod"]);
    assert_eq!(found.stdout, format!("coproduce-1-sha256:{}  m.coprod\n", sha256(&form)));
    assert_eq!((found.status, found.stderr.as_str()), (0, ""));
}

#[test]
fn what_is_not_understood_has_no_hash() {
    let folder = folder("hash-broken");
    fs::write(folder.join("broken.coprod"), "law l in e { a produce b }\n").unwrap();
    fs::write(folder.join("sound.coprod"), SOUND).unwrap();
    let found = run(&folder, &["hash"]);
    assert_eq!(found.status, 1);
    assert!(found.stdout.ends_with("  sound.coprod\n") && found.stdout.lines().count() == 1, "{found:?}");
    assert!(found.stderr.contains("broken.coprod: not hashed: fix the errors first"), "{found:?}");
}
