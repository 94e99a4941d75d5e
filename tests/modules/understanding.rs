//! A module that was not understood, or is not there, is one finding where it is used.

use super::support::{Files, fired};

/// Its only law names what nothing declares: what would follow without it is not known.
const LIBRARY: &str = "object acorn, soil, oak\nenvironment wood { holds soil }\n\
    law growing in wood { acorn and soill produce oak }\n";

#[test]
fn nothing_is_evaluated_on_a_module_that_was_not_understood() {
    let user = "use lib\nscenario s in wood { given acorn   expect not oak }\n";
    let far = "use main\n";
    let files = Files::of(&[("lib.coprod", LIBRARY), ("main.coprod", user), ("far.coprod", far)]);
    for (file, via) in [("main.coprod", "lib"), ("far.coprod", "main")] {
        let program = files.program(file);
        assert!(!program.understood, "{file}");
        // One finding, at the `use` that leads there, which names the file and the line to fix.
        assert_eq!(fired(&program), [("broken-module", via.to_owned())], "{file}");
        let finding = &program.findings[0];
        assert_eq!(finding.message, "module `lib` was not understood: it has an error");
        assert_eq!(finding.help.as_deref(), Some("fix `lib.coprod` first; its first error is on line 3"));
        assert_eq!(program.sources.text(finding.labels[0].span), "soill");
        assert!(program.evaluate(&coproduce_core::analysis::Options::default()).situations.is_empty());
    }
    assert_eq!(fired(&files.program("lib.coprod")), [("unknown-name", "soill".to_owned())]);
}

/// Every kind of error that keeps a file from being understood keeps those that use it from being evaluated.
#[test]
fn whatever_is_wrong_in_a_module_is_known_to_its_users() {
    let sound = "object a, b, p\nenvironment e { holds b }\nlaw l in e { a and b produce p }\n";
    let broken = [
        "law m in e { a and }",
        "law m in e { a and c produce p }",
        "object a",
        "claim a is necessary for e in e",
        "claim p is necessary for p in e",
        "environment f within e { likely a 2 }",
        "use nowhere",
        "use other",
        "scenario s in e { columns a, b   row one yes }",
        "law m in e { p and a produce q }\nlaw n in e { not q and a produce p }\nobject q",
    ];
    for addition in broken {
        let (library, other) = (format!("{sound}{addition}\n"), "use lib\nobject z\n");
        let files = Files::of(&[("lib.coprod", &library), ("other.coprod", other), ("main.coprod", "use lib\n")]);
        let library = files.program("lib.coprod");
        assert!(!library.understood, "{addition}: {:?}", library.findings);
        let user = files.program("main.coprod");
        assert!(!user.understood, "{addition}");
        assert_eq!(fired(&user), [("broken-module", "lib".to_owned())], "{addition}");
    }
}

/// Of a module that is not there nothing is known: that what it would declare is not known either is the same finding.
#[test]
fn a_missing_module_is_one_finding() {
    let rest = "object rest\nlaw caring in ward { nurse and bed produce rest }\n\
        scenario day in ward { given bed   expect rest by caring }\n";
    let listed = format!("use wards.staff {{ nurse, bed, ward }}\n{rest}");
    let all = format!("use wards.staff\n{rest}");
    let qualified = listed.replace(" { nurse, bed, ward }", " as w");
    let qualified = ["nurse", "bed", "ward"]
        .iter()
        .fold(qualified, |text, name| text.replace(&format!(" {name} "), &format!(" w.{name} ")));
    for text in [listed, all, qualified] {
        let program = Files::of(&[("day.coprod", &text)]).program("day.coprod");
        assert_eq!(fired(&program), [("unknown-module", "wards.staff".to_owned())], "{text}");
    }
    // A name that is not asked of the missing module is a mistake of its own.
    let other = "use wards.staff { nurse }\nobject rest, ward\nenvironment e { holds ward }\n\
        law l in e { nurse and bed produce rest }\n";
    let program = Files::of(&[("day.coprod", other)]).program("day.coprod");
    assert_eq!(fired(&program), [("unknown-module", "wards.staff".into()), ("unknown-name", "bed".into())]);
}

/// A declaration with a mistake in it declares its names all the same, here and for those that use it.
#[test]
fn a_broken_declaration_declares_its_names() {
    let broken = [
        ("object a, b c, d\n", "a and b and c and d produce p"),
        ("object a, 5, b\n", "a and b produce p"),
        ("objct a, b\n", "a and b produce p"),
        ("actor a, b of\n", "a and b produce p"),
        ("action a by one or other\nactor one, other\nproperty b of one\n", "a and b produce p"),
        ("property a, b off e\n", "a and b produce p"),
        ("outcome a changes and\nobject b\n", "a and b produce p"),
        ("offering a from e too f { physical b 1 }\n", "a and b produce p"),
        ("environment f with e { holds k }\nobject a, b\n", "a and b and f produce p"),
    ];
    for (declarations, law) in broken {
        let text = format!("{declarations}object k, p\nenvironment e {{ holds k }}\nlaw l in e {{ {law} }}\n");
        let files = Files::of(&[
            ("lib.coprod", &text),
            ("main.coprod", "use lib { a, b }\nclaim a is necessary for b in lost\n"),
        ]);
        let found = fired(&files.program("lib.coprod"));
        assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), ["syntax-error"], "{text}: {found:?}");
        // The environment `lost` is declared nowhere, and that is not hidden.
        let user = fired(&files.program("main.coprod"));
        assert_eq!(user.iter().map(|one| one.0).collect::<Vec<_>>(), ["broken-module", "unknown-name"], "{user:?}");
    }
    let laws = "object a, b, p\nenvironment e { holds a }\nlaw l in e { a and produce p }\n\
        scenario s in e given b\nscenario t in e like s { given b   expect p by l }\n";
    let found = fired(&Files::of(&[("m.coprod", laws)]).program("m.coprod"));
    assert!(found.iter().all(|one| one.0 == "syntax-error") && found.len() == 2, "{found:?}");
}

#[cfg(feature = "cli")]
mod at_the_command_line {
    use super::LIBRARY;
    use crate::support::{folder, run};

    /// Every command that reads a model says which file to fix, and fails.
    #[test]
    fn every_command_fails_where_a_module_was_not_understood() {
        let user = "use lib\nscenario s in wood { given acorn   expect not oak }\n";
        let folder = folder("broken", &[("lib.coprod", LIBRARY), ("main.coprod", user)]);
        let asked = ["why", "why-not", "sets", "necessary", "rank"].map(|command| vec![command, "oak", "main.coprod"]);
        let others = [
            "check",
            "run",
            "test",
            "graph",
            "hash",
            "loops",
            "sustain",
            "matrix",
            "complexity",
            "play",
            "trade",
            "simulate",
        ];
        let relate = [vec!["relate", "acorn", "oak", "main.coprod"], vec!["diff", "main.coprod", "main.coprod"]];
        for arguments in asked.into_iter().chain(others.map(|command| vec![command, "main.coprod"])).chain(relate) {
            let ended = run(&folder, &arguments, "");
            assert_eq!(ended.status, 1, "{arguments:?}: {ended:?}");
            assert!(ended.stderr.contains("fix `lib.coprod` first"), "{arguments:?}: {ended:?}");
        }
        let session = run(&folder, &["repl", "main.coprod"], "oak?\n");
        assert_eq!(session.status, 1, "{session:?}");
        assert!(format!("{}{}", session.stdout, session.stderr).contains("fix `lib.coprod` first"), "{session:?}");
    }
}
