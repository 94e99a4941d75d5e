//! `diff`: files, folders and revisions of git, and what a repository of git may not do.
#![cfg(feature = "git")]

use super::support::{Ended, SOUND, folder, run};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@localhost", "-c", "commit.gpgsign=false"];
    let mut git = Command::new("git");
    git.current_dir(folder).args(identity).args(arguments);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = git.output().expect("git makes the repositories that are compared");
    assert!(output.status.success(), "{output:?}");
}

/// A repository with a model, and a module it uses, in one commit.
fn repository(test: &str) -> std::path::PathBuf {
    let folder = folder(test);
    fs::write(folder.join("coproduce.toml"), "sources = [\"models\"]\n").unwrap();
    fs::create_dir_all(folder.join("models/lib")).unwrap();
    fs::write(folder.join("models/lib/trees.coprod"), "object acorn, soil\nenvironment forest { holds soil }\n")
        .unwrap();
    let model = "use lib.trees { acorn, soil, forest }\nobject oak\nlaw germination in forest { acorn and soil produce oak }\nscenario autumn in forest { given acorn   expect oak }\n";
    fs::write(folder.join("models/oaks.coprod"), model).unwrap();
    fs::write(folder.join("elsewhere.coprod"), "not a model of the repository").unwrap();
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "one"]);
    folder
}

fn results(ended: &Ended) -> Value {
    serde_json::from_str::<Value>(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended:?}"))["results"].clone()
}

fn lacking_soil(folder: &Path) {
    let trees = folder.join("models/lib/trees.coprod");
    fs::write(&trees, fs::read_to_string(&trees).unwrap().replace("holds soil", "lacks soil")).unwrap();
}

#[test]
fn a_revision_is_compared_with_what_is_there_now() {
    let folder = repository("diff-now");
    let same = run(&folder, &["diff", "main", "--expect-same"]);
    assert_eq!(
        same,
        Ended { stdout: "2 models compared: no change in meaning\n".to_owned(), stderr: String::new(), status: 0 }
    );
    lacking_soil(&folder);
    // Wherever one stands.
    for (place, arguments) in [
        (folder.clone(), ["diff", "main", "--format", "json"]),
        (folder.join("models/lib"), ["diff", "HEAD", "--format", "json"]),
    ] {
        let found = run(&place, &arguments);
        assert_eq!((found.status, found.stderr.as_str()), (0, ""));
        let changes = results(&found)["changes"].clone();
        let products: Vec<Value> = changes
            .as_array()
            .unwrap()
            .iter()
            .filter(|change| change["kind"] == "product")
            .map(|change| {
                json!([change["situation"], change["name"], change["before"], change["after"], change["witness"]])
            })
            .collect();
        let present = |name: &&str| json!({ "name": name, "present": true });
        let witness = |given: &[&str]| json!({ "given": given.iter().map(present).collect::<Vec<_>>(), "before": true, "after": false });
        assert_eq!(
            products,
            [
                json!(["forest", "oak", "undetermined", "not produced", witness(&["acorn"])]),
                json!(["autumn", "oak", "produced", "not produced", witness(&[])]),
            ]
        );
    }
    assert_eq!(run(&folder, &["diff", "main", "--expect-same"]).status, 1);
    // Without a revision the last commit is meant.
    let since = run(&folder, &["diff"]);
    assert!(since.stdout.contains("product oak") && since == run(&folder, &["diff", "HEAD"]), "{since:?}");
}

#[test]
fn two_revisions_and_paths_in_them_are_compared() {
    let folder = repository("diff-two");
    lacking_soil(&folder);
    git(&folder, &["commit", "--quiet", "--all", "--message", "two"]);
    fs::write(folder.join("models/oaks.coprod"), "what is in the work tree plays no part").unwrap();
    assert_eq!(run(&folder, &["diff", "HEAD~1", "HEAD", "--expect-same"]).status, 1);
    let only = run(&folder, &["diff", "HEAD~1", "HEAD", "--format", "json", "--", "models/lib"]);
    assert_eq!(results(&only)["compared"], 1);
    // By path, as `git show` has it.
    let found = run(&folder, &["diff", "HEAD~1:models/oaks.coprod", "HEAD:models/oaks.coprod"]);
    assert!(found.stdout.contains("product oak: produced → not produced   in autumn"), "{found:?}");
    let folders = run(&folder, &["diff", "HEAD:models", "HEAD:models"]);
    assert_eq!(folders.stdout, "2 models compared: no change in meaning\n");
    let now = run(&folder, &["diff", "HEAD:models/lib/trees.coprod"]);
    assert_eq!(now.stdout, "1 model compared: no change in meaning\n");
}

/// A change of a module is told once, and not again by every model that uses it.
#[test]
fn what_a_module_changes_is_told_where_it_stands() {
    let folder = repository("diff-modules");
    let trees = folder.join("models/lib/trees.coprod");
    let text = fs::read_to_string(&trees).unwrap();
    fs::write(&trees, text.clone() + "object leaf, light, bud\nlaw growth in forest { soil and light produce leaf }\n")
        .unwrap();
    git(&folder, &["commit", "--quiet", "--all", "--message", "two"]);
    fs::write(&trees, text + "object leaf, light, bud\nlaw growth in forest { soil and light and bud produce leaf }\n")
        .unwrap();
    let found = results(&run(&folder, &["diff", "main", "--format", "json"]));
    let told: Vec<&Value> = found["changes"].as_array().unwrap().iter().map(|change| &change["file"]).collect();
    assert_eq!(told, ["models/lib/trees.coprod"], "{found:#}");
}

#[test]
fn a_file_that_moved_and_says_the_same_is_no_change() {
    let folder = repository("diff-moved");
    git(&folder, &["mv", "models/oaks.coprod", "models/forest.coprod"]);
    let found = run(&folder, &["diff", "main", "--expect-same", "--format", "json"]);
    let [from, to] = ["models/oaks.coprod", "models/forest.coprod"];
    assert_eq!((found.status, results(&found)["moved"].clone()), (0, json!([{ "from": from, "to": to }])));
    assert_eq!(results(&found)["reworded"], json!([]));
    let found = run(&folder, &["diff", "main"]);
    let told = format!("{from} → {to}: moved\n2 models compared: no change in meaning (1 moved)\n");
    assert_eq!((found.status, found.stdout), (0, told));
    let found = run(&folder, &["diff", "main", "--format", "markdown"]);
    let told = "### 2 models compared: no change in meaning (1 moved)\n\n#### Moved\n\n- `models/oaks.coprod` → `models/forest.coprod`\n";
    assert_eq!(found.stdout, told);
    fs::remove_file(folder.join("models/forest.coprod")).unwrap();
    let gone = run(&folder, &["diff", "main", "--expect-same", "--format", "json"]);
    assert_eq!(gone.status, 1);
    assert_eq!(results(&gone)["changes"][0]["kind"], "model");
}

/// Nothing that the configuration of a repository names is run, and nothing outside of its objects is read.
#[test]
fn a_repository_of_git_runs_nothing() {
    let folder = repository("diff-hostile");
    let evil = folder.join("evil");
    let touch = format!("touch {}", evil.display());
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.editor",
        "filter.x.smudge",
        "filter.x.clean",
        "diff.external",
        "core.askPass",
        "uploadpack.packObjectsHook",
    ] {
        git(&folder, &["config", key, &touch]);
    }
    fs::write(folder.join(".gitattributes"), "*.coprod filter=x\n").unwrap();
    fs::create_dir_all(folder.join(".git/hooks")).unwrap();
    for hook in ["post-checkout", "pre-commit", "post-index-change"] {
        fs::write(folder.join(".git/hooks").join(hook), format!("#!/bin/sh\n{touch}\n")).unwrap();
    }
    let _ = fs::remove_file(&evil);
    assert_eq!(run(&folder, &["diff", "main", "HEAD"]).status, 0);
    assert_eq!(run(&folder, &["diff", "main"]).status, 0);
    assert!(!evil.exists());
}

/// A link in a revision is no model, wherever it leads.
#[cfg(unix)]
#[test]
fn links_in_a_revision_lead_nowhere() {
    let folder = repository("diff-links");
    fs::write(folder.join("secret"), SOUND).unwrap();
    std::os::unix::fs::symlink("../../secret", folder.join("models/lib/linked.coprod")).unwrap();
    fs::write(folder.join("models/user.coprod"), "use lib.linked { acorn }\n").unwrap();
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "two"]);
    let found = run(&folder, &["diff", "HEAD", "HEAD"]);
    assert_eq!(found.status, 1);
    assert!(found.stderr.contains("HEAD:models/user.coprod:1:5: error[unknown-module]"), "{found:?}");
}

/// A module behind a link within the repository is found in a revision as it is on a disk.
#[cfg(unix)]
#[test]
fn links_within_the_repository_are_followed_on_both_sides() {
    let folder = repository("diff-linked");
    fs::create_dir(folder.join("common")).unwrap();
    fs::rename(folder.join("models/lib/trees.coprod"), folder.join("common/trees.coprod")).unwrap();
    std::os::unix::fs::symlink("../../common/trees.coprod", folder.join("models/lib/trees.coprod")).unwrap();
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "two"]);
    let same =
        Ended { stdout: "1 model compared: no change in meaning\n".to_owned(), stderr: String::new(), status: 0 };
    for arguments in [&["diff", "HEAD"][..], &["diff", "HEAD", "models"], &["diff", "HEAD", "HEAD"]] {
        assert_eq!(run(&folder, arguments), same, "{arguments:?}");
    }
}

/// A folder is compared with the same folder of a revision, and nothing has moved.
#[test]
fn a_folder_is_compared_with_itself_in_a_revision() {
    let folder = repository("diff-folder");
    let same = |count: &str| Ended {
        stdout: format!("{count} compared: no change in meaning\n"),
        stderr: String::new(),
        status: 0,
    };
    for (place, arguments, count) in [
        ("", ["diff", "HEAD", "models"], "2 models"),
        ("", ["diff", "models", "HEAD"], "2 models"),
        ("", ["diff", "HEAD", "models/lib"], "1 model"),
        ("", ["diff", "HEAD", "models/oaks.coprod"], "1 model"),
        ("models", ["diff", "HEAD", "lib"], "1 model"),
        ("", ["diff", "HEAD:models", "models"], "2 models"),
    ] {
        assert_eq!(run(&folder.join(place), &arguments), same(count), "{place} {arguments:?}");
    }
    // Where there is no manifest, it is the folder one stands in on either side.
    fs::remove_file(folder.join("coproduce.toml")).unwrap();
    git(&folder, &["commit", "--quiet", "--all", "--message", "two"]);
    assert_eq!(run(&folder.join("models/lib"), &["diff", "HEAD"]), same("1 model"));
}

/// A repository of git that cannot be read is not said to be none.
#[test]
fn a_repository_that_cannot_be_read_is_named() {
    let folder = repository("diff-unreadable");
    let config = folder.join(".git/config");
    let settings = fs::read_to_string(&config).unwrap();
    let cannot = "error: the Git repository here cannot be read: ";
    for (extension, reason) in [
        ("objectFormat = sha512", "its objects are named by `sha512`, which is unknown"),
        (
            "refStorage = reftable",
            "its references are stored as `reftable` (help: `git refs migrate --ref-format=files` stores them as files)",
        ),
    ] {
        fs::write(&config, format!("{settings}[core]\nrepositoryFormatVersion = 1\n[extensions]\n{extension}\n"))
            .unwrap();
        let found = run(&folder, &["diff", "HEAD"]);
        assert_eq!(found, Ended { stdout: String::new(), stderr: format!("{cannot}{reason}\n"), status: 2 });
    }
    // A work tree whose repository is gone.
    fs::remove_dir_all(folder.join(".git")).unwrap();
    fs::write(folder.join(".git"), "gitdir: ../gone\n").unwrap();
    let found = run(&folder, &["diff", "HEAD"]);
    assert!(found.status == 2 && found.stderr.contains("it names no folder of a repository"), "{found:?}");
}

/// The rows of a table are situations, and a table beside a model is read as it was.
#[test]
fn tables_are_read_from_a_revision_as_well() {
    let folder = repository("diff-tables");
    let model = "object seed, sun, plant\nenvironment field { holds sun }\nlaw growing in field { seed and sun produce plant }\nscenario weather in field { given seed   rows from \"cases.csv\" }\n";
    fs::write(folder.join("models/field.coprod"), model).unwrap();
    fs::write(folder.join("models/cases.csv"), "row,sun\nbright,yes\ndull,yes\n").unwrap();
    git(&folder, &["add", "--all"]);
    git(&folder, &["commit", "--quiet", "--message", "two"]);
    assert_eq!(run(&folder, &["diff", "main", "--expect-same"]).status, 0);
    fs::write(folder.join("models/cases.csv"), "row,sun\nbright,yes\ndull,no\n").unwrap();
    let found = run(&folder, &["diff", "main"]);
    assert!(found.stdout.contains("product plant: produced → not produced   in `weather: dull`"), "{found:?}");
}

#[test]
fn what_is_no_revision_is_refused() {
    let folder = repository("diff-unknown");
    let found = run(&folder, &["diff", "nothing"]);
    let reason =
        "error: `nothing` is neither a file, nor a folder, nor a Git revision (help: `git log` lists revisions)\n";
    assert_eq!(found, Ended { stdout: String::new(), stderr: reason.to_owned(), status: 2 });
    assert_eq!(run(&folder, &["diff", "main:nothing"]).status, 2);
    for (range, help) in [
        ("main..v1", "(help: give two arguments: `coproduce diff main v1`)"),
        (
            "main...v1",
            "(help: give two arguments: `coproduce diff main v1`; `git merge-base main v1` says where they diverged)",
        ),
        ("main..", "(help: give two arguments: `coproduce diff main HEAD`)"),
    ] {
        let found = run(&folder, &["diff", range]);
        let reason = format!("error: `{range}` names two revisions at once {help}\n");
        assert_eq!(found, Ended { stdout: String::new(), stderr: reason, status: 2 });
    }
    // A clone of the newest commit alone knows no other.
    lacking_soil(&folder);
    git(&folder, &["commit", "--quiet", "--all", "--message", "two"]);
    let source = format!("file://{}", folder.display());
    git(&folder, &["clone", "--quiet", "--depth", "1", &source, "shallow"]);
    let found = run(&folder.join("shallow"), &["diff", "HEAD~1"]);
    assert!(found.status == 2 && found.stderr.contains("`fetch-depth: 0`"), "{found:?}");
}

#[test]
fn files_and_folders_need_no_git() {
    let folder = folder("diff-files");
    for side in ["old", "new"] {
        fs::create_dir(folder.join(side)).unwrap();
        fs::write(folder.join(side).join("m.coprod"), SOUND).unwrap();
    }
    let changed = SOUND.replace("acorn and soil produce oak", "acorn and not soil produce oak");
    fs::write(folder.join("new/m.coprod"), changed).unwrap();
    let found = run(&folder, &["diff", "old", "new", "--expect-same"]);
    assert_eq!(found.status, 1);
    assert!(found.stdout.contains("product oak: produced → not produced   in autumn"), "{found:?}");
    assert_eq!(run(&folder, &["diff", "old/m.coprod", "old/m.coprod", "--expect-same"]).status, 0);
    for (arguments, reason) in [
        (&["diff", "old", "new/m.coprod"][..], "one is a file and the other a folder"),
        (&["diff", "old"], "nothing is named to compare `old` with"),
    ] {
        let refused = run(&folder, arguments);
        assert!(refused.status == 2 && refused.stderr.contains(reason), "{refused:?}");
    }
}

/// Whatever a name has in it stays within its span of code.
#[test]
fn markdown_is_escaped() {
    let folder = folder("diff-markdown");
    let model = |also: &str| {
        format!(
            "object `a</code>**x**`, `@team #1 [x](y) | <img>`, b\nenvironment e {{ holds b }}\nlaw l in e {{ b and `a</code>**x**`{also} produce `@team #1 [x](y) | <img>` }}\n"
        )
    };
    fs::write(folder.join("old.coprod"), model("")).unwrap();
    fs::write(folder.join("new`` **.coprod"), model(" and not b")).unwrap();
    let found = run(&folder, &["diff", "old.coprod", "new`` **.coprod", "--format", "markdown"]).stdout;
    // Python has no reader of Markdown: outside of spans of code, nothing may be left of any name.
    let mut outside = String::new();
    let mut rest = found.as_str();
    while let Some(at) = rest.find('`') {
        outside.push_str(&rest[..at]);
        let fence: String = rest[at..].chars().take_while(|character| *character == '`').collect();
        let after = &rest[at + fence.len()..];
        let mut end = 0;
        // A span ends with as many backticks as it begins with, and no more.
        loop {
            let next = end + after[end..].find('`').expect("a span that ends");
            let run = after[next..].chars().take_while(|character| *character == '`').count();
            end = next + run;
            if run == fence.len() {
                break;
            }
        }
        rest = &after[end..];
    }
    outside.push_str(rest);
    assert!(!outside.contains(['@', '<', '[', '|']) && !outside.contains("**x**"), "{found}\n{outside}");
    assert!(found.contains("@team #1 [x](y) | <img>"), "{found}");
}

/// A model with errors is neither gone nor new, nor the same as anything.
#[test]
fn a_model_with_errors_is_not_compared() {
    let folder = folder("diff-broken");
    for side in ["old", "new"] {
        fs::create_dir(folder.join(side)).unwrap();
        fs::write(folder.join(side).join("m.coprod"), SOUND).unwrap();
    }
    fs::write(folder.join("new/m.coprod"), "object a b c\n").unwrap();
    for (old, new, when) in [("old", "new", "now"), ("new", "old", "before"), ("new", "new", "before and now")] {
        let found = run(&folder, &["diff", old, new]);
        let file = "new/m.coprod";
        let told = format!("{file}: not compared: has errors {when}\n0 models compared; 1 file not compared\n");
        assert_eq!((found.status, found.stdout), (1, told));
        let found = run(&folder, &["diff", old, new, "--format", "markdown"]);
        let told = format!(
            "### 0 models compared; 1 file not compared\n\n#### Not compared\n\n- `{file}`: not compared: has errors {when}\n"
        );
        assert_eq!((found.status, found.stdout), (1, told));
        let found = run(&folder, &["diff", old, new, "--format", "json"]);
        let envelope: Value = serde_json::from_str(&found.stdout).unwrap();
        assert!(envelope["diagnostics"][0]["rule"] == "syntax-error", "{envelope:#}");
        let results = &envelope["results"];
        assert_eq!((found.status, &results["same"], &results["changes"]), (1, &json!(false), &json!([])));
        assert_eq!(results["refused"], json!([{ "file": file, "before": when != "now", "after": when != "before" }]));
    }
}

/// Which models there are is not known where the manifest is invalid, here or in a revision.
#[test]
fn a_manifest_with_errors_is_told() {
    let folder = repository("diff-manifest");
    fs::write(folder.join("coproduce.toml"), "sources = [\"gone\"]\n").unwrap();
    let now = run(&folder, &["diff", "main"]);
    git(&folder, &["commit", "--quiet", "--all", "--message", "two"]);
    let both = run(&folder, &["diff", "HEAD~1", "HEAD"]);
    for (found, name) in [(now, "coproduce.toml"), (both, "HEAD:coproduce.toml")] {
        assert_eq!(found.status, 1, "{found:?}");
        assert!(
            found.stderr.contains(&format!("{name}:1:12: error[invalid-manifest]: there is no folder `gone`")),
            "{found:?}"
        );
        let told = format!("{name}: not compared: has errors now\n0 models compared; 1 file not compared\n");
        assert_eq!(found.stdout, told);
    }
}

/// Nothing compared is nothing found to be the same.
#[test]
fn where_there_is_no_model_nothing_is_compared() {
    let folder = repository("diff-nothing");
    for arguments in
        [&["diff", "main", "HEAD", "--expect-same", "--", "nope"][..], &["diff", "main", "--expect-same", "--", "nope"]]
    {
        let refused = "error: no model below `nope` in either\n".to_owned();
        assert_eq!(run(&folder, arguments), Ended { stdout: String::new(), stderr: refused, status: 2 });
    }
    git(&folder, &["rm", "--quiet", "-r", "models"]);
    fs::write(folder.join("coproduce.toml"), "").unwrap();
    fs::remove_file(folder.join("elsewhere.coprod")).unwrap();
    git(&folder, &["commit", "--quiet", "--all", "--message", "two"]);
    for arguments in [["diff", "HEAD~1", "HEAD"], ["diff", "HEAD", "HEAD~1"]] {
        let refused = "error: no model in `HEAD`\n".to_owned();
        assert_eq!(run(&folder, &arguments), Ended { stdout: String::new(), stderr: refused, status: 2 });
    }
    let now = run(&folder, &["diff", "HEAD~1"]);
    assert_eq!((now.status, now.stdout.as_str()), (2, ""), "{now:?}");
    fs::create_dir(folder.join("empty")).unwrap();
    fs::create_dir(folder.join("full")).unwrap();
    fs::write(folder.join("full/m.coprod"), SOUND).unwrap();
    let now = run(&folder, &["diff", "full", "empty"]);
    let refused = "error: no `.coprod` file below `empty`\n".to_owned();
    assert_eq!(now, Ended { stdout: String::new(), stderr: refused, status: 2 });
}
