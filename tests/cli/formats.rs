//! What `check` writes for other tools: held against their schemas, and read back by programs that are not ours.

use super::support::{command, ended, folder, folder_with, project, run};
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FORMATS: [&str; 4] = ["github", "gitlab", "sarif", "junit"];

/// A file name, and a name in it, that would break out of every format if nothing were escaped.
const FILE: &str = "wards/a,b%0A::c <&>\"'é]]>.coprod";
const MODEL: &str = "\
object acorn, soil, oak
environment forest { holds soil }
law wish in forest { acorn produce oak }
object `::error::x%0D%0A,y=\"z\" <b>&amp;]]></failure>`
";

fn repository(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::create_dir(folder.join(".git")).unwrap();
    fs::create_dir(folder.join("wards")).unwrap();
    fs::write(folder.join(FILE), MODEL).unwrap();
    fs::write(folder.join("sound.coprod"), super::support::SOUND).unwrap();
    folder
}

fn written(folder: &Path, format: &str) -> String {
    let found = run(folder, &["check", ".", "missing", "--format", format]);
    assert_eq!(found.status, 2, "{found:?}");
    found.stdout
}

/// What Python makes of a report.
fn read_back(format: &str, report: &str) -> Value {
    let mut python = Command::new("python3")
        .arg(project().join("tests/cli/read_back.py"))
        .arg(format)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python 3 reads reports back");
    python.stdin.take().unwrap().write_all(report.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "{format}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_format_says_the_same_when_another_program_reads_it() {
    let folder = repository("formats");
    let odd = "`::error::x%0D%0A,y=\"z\" <b>&amp;]]></failure>`";
    let expected = json!([
        ["error", "lone-producer", FILE, 3, "`acorn` alone is sufficient for `oak`"],
        ["warning", "unused-name", FILE, 4, format!("object {odd} is mentioned nowhere else")],
    ]);
    for format in FORMATS {
        let mut found = read_back(format, &written(&folder, format));
        for finding in found.as_array_mut().unwrap() {
            let text = finding[4].as_str().unwrap();
            assert!(text.contains("\nhelp: "), "{format}: {text}");
            finding[4] = text.lines().next().unwrap().into();
        }
        let mut found: Vec<Value> = found.as_array().unwrap().clone();
        found.sort_by_key(|finding| finding[1].to_string());
        assert_eq!(Value::Array(found), expected, "{format}");
    }
}

#[test]
fn paths_are_those_from_the_root_wherever_one_stands() {
    let folder = repository("formats-root");
    for format in FORMATS {
        let here = run(&folder, &["check", "--format", format]);
        let inside = run(&folder.join("wards"), &["check", "..", "--format", format]);
        assert_eq!(here.stdout, inside.stdout, "{format}");
    }
}

#[test]
fn sarif_follows_its_schema() {
    let folder = repository("formats-sarif");
    fs::write(folder.join("allowed.coprod"), "object cup // allow unused-name: <guests>\n").unwrap();
    let schema = project().join("tests/standards/sarif-2.1.0-rtm.5.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("http://localhost/sarif.json", schema).unwrap();
    let schema = compiler.compile("http://localhost/sarif.json", &mut schemas).unwrap();
    let mut report: Value = serde_json::from_str(&written(&folder, "sarif")).unwrap();
    schemas.validate(&report, schema).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(report["runs"][0]["invocations"][0]["executionSuccessful"], false);
    // What breaks the schema is noticed.
    report["runs"][0]["results"][0]["level"] = "grave".into();
    schemas.validate(&report, schema).unwrap_err();
}

#[test]
fn fingerprints_outlast_lines_above() {
    let folder = folder("formats-fingerprints");
    let twice = "object a, a, a\n";
    let fingerprints = || {
        let report: Value = serde_json::from_str(&run(&folder, &["check", "--format", "gitlab"]).stdout).unwrap();
        let entries = report.as_array().unwrap().iter();
        let mut found: Vec<String> = entries.map(|entry| entry["fingerprint"].to_string()).collect();
        found.sort();
        found
    };
    fs::write(folder.join("m.coprod"), twice).unwrap();
    let before = fingerprints();
    let mut unique = before.clone();
    unique.dedup();
    assert!(before.len() > 1 && unique == before, "{before:?}");
    fs::write(folder.join("m.coprod"), format!("// a line more\n\n{twice}")).unwrap();
    assert_eq!(fingerprints(), before);
}

#[test]
fn warnings_fail_a_case_where_they_are_denied() {
    let folder = super::support::folder_with("formats-denied", "m.coprod", "object left_over\n");
    for (arguments, failures) in
        [(&["check", "--format", "junit"][..], "0"), (&["check", "--format", "junit", "--deny-warnings"], "1")]
    {
        let report = run(&folder, arguments).stdout;
        let document = Document::parse(&report).unwrap();
        assert_eq!(document.root_element().attribute("failures"), Some(failures));
    }
}

#[test]
fn junit_follows_its_schema() {
    let text = fs::read_to_string(project().join("tests/standards/junit-10.xsd")).unwrap();
    let schema = Document::parse(&text).unwrap();
    let report = written(&repository("formats-junit"), "junit");
    follows(Document::parse(&report).unwrap().root_element(), schema.root_element()).unwrap();
    for (sound, unsound) in
        [("testsuite name", "testsuite title"), ("<failure ", "<failed "), (" tests=\"", " cases=\"")]
    {
        let report = report
            .replace(sound, unsound)
            .replace("</failure>", if sound == "<failure " { "</failed>" } else { "</failure>" });
        let report = Document::parse(&report).unwrap();
        follows(report.root_element(), schema.root_element()).unwrap_err();
    }
}

/// Holds an element against the schema. In this schema every element may stand any number of times and in any order
/// where it may stand at all, so that names, attributes and text are all there is to look at.
fn follows(element: Node, schema: Node) -> Result<(), String> {
    let name = element.tag_name().name();
    let declared = schema
        .children()
        .find(|node| {
            node.has_tag_name(("http://www.w3.org/2001/XMLSchema", "element")) && node.attribute("name") == Some(name)
        })
        .ok_or_else(|| format!("no element {name}"))?;
    let named = |kind: &str, key: &'static str| -> Vec<(String, bool)> {
        let nodes = declared.descendants().filter(|node| node.tag_name().name() == kind);
        let found =
            nodes.filter_map(|node| Some((node.attribute(key)?.to_owned(), node.attribute("use") == Some("required"))));
        found.collect()
    };
    let attributes = named("attribute", "name");
    if let Some((missing, _)) =
        attributes.iter().find(|(name, required)| *required && !element.has_attribute(name.as_str()))
    {
        return Err(format!("{name} lacks {missing}"));
    }
    if let Some(other) = element.attributes().find(|one| attributes.iter().all(|(name, _)| name != one.name())) {
        return Err(format!("{name} has {}", other.name()));
    }
    let is_text = declared.attribute("type") == Some("xs:string")
        || declared.descendants().any(|node| node.attribute("mixed") == Some("true"));
    let inside = named("element", "ref");
    for child in element.children() {
        if child.is_element() {
            let inner = child.tag_name().name();
            if inside.iter().all(|(name, _)| name != inner) {
                return Err(format!("{name} has {inner}"));
            }
            follows(child, schema)?;
        } else if !is_text && child.text().is_some_and(|text| !text.trim().is_empty()) {
            return Err(format!("{name} has a text"));
        }
    }
    Ok(())
}

/// Nothing is said twice in the same breath: a report is all that standard output has.
#[test]
fn a_report_stands_alone() {
    let folder = repository("formats-alone");
    for format in FORMATS {
        let found = ended(&mut command(&folder, &["check", "--format", format, "--exit-zero"]));
        assert_eq!(found.status, 0, "{format}");
        assert!(found.stderr.starts_with("2 files checked: "), "{format}: {found:?}");
    }
}

#[test]
fn no_name_is_a_link_in_sarif() {
    let folder = folder_with("formats-link", "link.coprod", "object `[click](https://example.org/)`\n");
    let report: Value =
        serde_json::from_str(&run(&folder, &["check", "link.coprod", "--format", "sarif"]).stdout).unwrap();
    let text = report["runs"][0]["results"][0]["message"]["text"].as_str().unwrap();
    assert!(text.starts_with(r"object `\[click\](https://example.org/)` is mentioned nowhere else"), "{text}");
}

#[test]
fn what_a_text_allows_is_suppressed_in_sarif_and_counted_elsewhere() {
    let folder = folder("formats-allowed");
    fs::create_dir(folder.join(".git")).unwrap();
    fs::write(folder.join("wish.coprod"), "// allow unused-name: for the \"guests\"\nobject cup\n").unwrap();
    let found = run(&folder, &["check", "--deny-warnings", "--format", "sarif"]);
    assert_eq!(
        (found.status, found.stderr.as_str()),
        (0, "1 file checked: nothing found (1 finding allowed in the text)\n")
    );
    let log: Value = serde_json::from_str(&found.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["ruleId"], "unused-name");
    assert_eq!(results[0]["suppressions"], json!([{ "kind": "inSource", "justification": "for the \"guests\"" }]));
    let envelope: Value = serde_json::from_str(&run(&folder, &["check", "--format", "json"]).stdout).unwrap();
    assert_eq!((&envelope["summary"]["suppressed"], &envelope["diagnostics"]), (&json!(1), &json!([])));
    for format in ["github", "gitlab", "junit", "concise", "plain"] {
        assert!(!run(&folder, &["check", "--format", format]).stdout.contains("unused-name"), "{format}");
    }
}
