//! Boolean networks on the command line.

use super::support::{folder_with, run};

#[test]
fn what_is_no_network_is_refused_without_echoing_it_raw() {
    for (name, bytes, said) in [
        ("latin", b"targets, factors\ncaf\xe9, 1\n".as_slice(), "error: latin: byte 21 is not text in UTF-8\n"),
        ("delay", b"a, b\nb, c[-1]\n", "error: delay:2:4: the delay in `c[…]` is not supported (help: "),
        ("bell", b"a, b\x07\x1b]0;title\x07\n", "error: bell:1:5: `U+0007` in a line (help: "),
    ] {
        let folder = folder_with(&format!("network-{name}"), name, bytes);
        let found = run(&folder, &["import", "bnet", name]);
        assert_eq!((found.status, found.stdout.as_str()), (2, ""), "{name}");
        assert!(found.stderr.starts_with(said), "{name}: {}", found.stderr);
        assert!(!found.stderr.trim_end().contains(char::is_control), "{name}: {:?}", found.stderr);
    }
}

#[test]
fn all_that_a_network_cannot_say_is_refused_at_once() {
    let model = "object a, b, c\nenvironment e { holds a }\nenvironment f { lacks a }\n\
                 law slow in e { a and b produce c after 3 periods }\n\
                 alternative law slower in e { a and not b produce c after 4 periods }\n\
                 law quick in f { b and f produce c after 1 period }\n";
    let folder = folder_with("network-slow", "model.coprod", model);
    let found = run(&folder, &["export", "bnet", "model.coprod", "--in", "e"]);
    assert_eq!((found.status, found.stdout.as_str()), (2, ""));
    let said: Vec<&str> = found.stderr.lines().filter_map(|line| line.split(" (help: ").next()).collect();
    assert_eq!(
        said,
        ["error: model.coprod: law `slow` takes 3 periods", "error: model.coprod: law `slower` takes 4 periods"]
    );
    let found = run(&folder, &["export", "bnet", "model.coprod", "--in", "f"]);
    assert_eq!((found.status, found.stdout.as_str()), (0, "targets, factors\na, 0\nb, b\nc, b\n"));
    assert_eq!(run(&folder, &["export", "bnet", "model.coprod"]).status, 2);
}
