//! What a manifest may say, and that its published schema says the same.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, reason = "tests read the schema")]

use coproduce_core::check::registry::{RULES, is_fixed};
use coproduce_repository::manifest::{self, Manifest};
use coproduce_syntax::diagnostic::Level;
use coproduce_syntax::source::Sources;
use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

fn read(text: &str) -> (Manifest, Vec<(String, String)>) {
    let mut sources = Sources::new();
    // A text before it, so that places have to count from where the manifest begins.
    sources.add("before", "model before").unwrap();
    let file = sources.add(manifest::FILE, text).unwrap();
    let mut findings = Vec::new();
    let manifest = manifest::read(&sources, file, &mut findings);
    assert!(findings.iter().all(|finding| finding.rule == "invalid-manifest"));
    let told = findings.iter().map(|finding| (sources.text(finding.span).to_owned(), finding.message.clone()));
    (manifest, told.collect())
}

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string("schema/coproduce.toml.schema.json").unwrap()).unwrap()
}

#[test]
fn all_that_can_be_said_is_understood() {
    let (manifest, findings) = read(
        "name = \"ward\"\nlanguage = \"0.2\"\nsources = [\"models\", 'shared/base/']\n\
         [rules]\nunused-name = \"allow\"\ndead-law = \"error\"\nrefuted-claim = \"warn\"\n[coverage]\nthreshold = 82.5\n",
    );
    assert_eq!(findings, []);
    assert_eq!(manifest.name.as_deref(), Some("ward"));
    assert_eq!(manifest.language.as_deref(), Some("0.2"));
    let folders: Vec<String> = manifest.sources.iter().map(|folder| folder.path.join("/")).collect();
    assert_eq!(folders, ["models", "shared/base"]);
    assert_eq!(manifest.threshold, Some(82.5));
    assert_eq!(manifest.levels.level("unused-name"), None);
    assert_eq!(manifest.levels.level("dead-law"), Some(Level::Error));
    assert_eq!(manifest.levels.level("refuted-claim"), Some(Level::Warning));
    assert_eq!(manifest.levels.level("bystander"), Some(Level::Warning), "what is not set stays as it is");
    assert_eq!(read("").1, []);
}

#[test]
fn what_is_wrong_is_found_where_it_stands_and_the_rest_counts() {
    let (manifest, findings) = read(
        "nmae = \"a\"\nname = 3\nsources = [\"models\", 1, \"../x\", \"models/wards\"]\n\
         [rules]\nunsed-name = \"warn\"\nimport-cycle = \"allow\"\ndead-law = \"deny\"\nself-production = \"warn\"\n\
         [coverage]\ntreshold = 1\nthreshold = 101\n",
    );
    let expected = [
        ("nmae", "nothing here is called `nmae`"),
        ("3", "`name` is a number here"),
        ("1", "`sources` is a number here"),
        ("\"../x\"", "`../x` is not a folder below the root"),
        ("\"models/wards\"", "one source lies within another"),
        ("unsed-name", "no rule is called `unsed-name`"),
        ("\"allow\"", "rule `import-cycle` cannot be set to `allow`"),
        ("\"deny\"", "no level is called `deny`"),
        ("treshold", "nothing here is called `treshold`"),
        ("101", "the threshold is out of range"),
    ];
    assert_eq!(findings, expected.map(|(place, message)| (place.to_owned(), message.to_owned())));
    assert_eq!(manifest.sources.len(), 1);
    assert_eq!(manifest.levels.level("self-production"), Some(Level::Warning));
    assert_eq!(manifest.threshold, None);
}

#[test]
fn what_is_no_toml_is_found_and_ends_nothing() {
    for text in [
        "name = ",
        "= 1",
        "[rules",
        "name = \"a\"\nname = \"b\"\n",
        "\u{feff}\u{0}",
        &"[".repeat(100_000),
        &"a.".repeat(50_000),
    ] {
        let (_, findings) = read(text);
        assert!(!findings.is_empty(), "{:?}", &text[..text.len().min(20)]);
    }
}

/// The page shows what it says.
#[test]
fn the_examples_of_the_page_are_true() {
    let page = RULES.iter().find(|rule| rule.name == "invalid-manifest").unwrap().page;
    let blocks: Vec<&str> = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let counts: Vec<usize> = blocks.iter().map(|block| read(block).1.len()).collect();
    assert_eq!(counts, [4, 0]);
}

#[test]
fn the_schema_knows_every_rule_and_which_of_them_are_fixed() {
    let rules = &schema()["properties"]["rules"]["properties"];
    assert_eq!(rules.as_object().unwrap().len(), RULES.len());
    for rule in RULES {
        let level = if is_fixed(rule.name) { "#/$defs/fixed" } else { "#/$defs/level" };
        assert_eq!(rules[rule.name], json!({ "$ref": level }), "{}", rule.name);
    }
}

/// The same texts are sound for the reader and for the schema.
#[test]
fn the_reader_and_the_schema_agree() {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("http://localhost/manifest.json", schema()).unwrap();
    let schema = compiler.compile("http://localhost/manifest.json", &mut schemas).unwrap();
    let sources = [
        "\"models\"",
        "\".\"",
        "\"a/b\"",
        "\"a/\"",
        "\"\"",
        "\"/a\"",
        "\"..\"",
        "\"a/../b\"",
        "\"a//b\"",
        "\".git\"",
        "\"a\\\\b\"",
        "\"c:\"",
        "3",
        "\"諏訪湖\"",
    ];
    let mut texts: Vec<String> = sources.iter().map(|source| format!("sources = [{source}]")).collect();
    for value in [
        "\"0.1\"",
        "\"0.2\"",
        "0.1",
        "true",
        "[]",
        "{}",
        "1979-05-27",
        "\"error\"",
        "\"warn\"",
        "\"allow\"",
        "\"x\"",
        "-1",
        "0",
        "100",
        "100.5",
        "inf",
        "nan",
    ] {
        for key in [
            "name",
            "language",
            "sources",
            "rules",
            "coverage",
            "rules.unused-name",
            "rules.syntax-error",
            "rules.unstratified",
            "rules.nothing",
            "coverage.threshold",
            "coverage.other",
            "other",
        ] {
            texts.push(format!("{key} = {value}"));
        }
    }
    let mut sound = 0;
    for text in &texts {
        let ours = read(text).1.is_empty();
        let Some(json) = json_of(&DeValue::Table(DeTable::parse(text).unwrap().into_inner())) else {
            assert!(!ours, "{text}: no number of JSON");
            continue;
        };
        assert_eq!(schemas.validate(&json, schema).is_ok(), ours, "{text}");
        sound += usize::from(ours);
    }
    assert!(sound > 10 && sound < texts.len() / 2, "{sound} of {}", texts.len());
}

fn json_of(value: &DeValue) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => json!(number.as_str().parse::<i64>().unwrap()),
        DeValue::Float(number) => {
            json!(Some(number.as_str().parse::<f64>().unwrap()).filter(|number| number.is_finite())?)
        }
        DeValue::Boolean(value) => json!(value),
        DeValue::Datetime(date) => json!({ "date": date.to_string() }),
        DeValue::Array(values) => values.iter().map(|value| json_of(value.get_ref())).collect::<Option<_>>()?,
        DeValue::Table(table) => Value::Object(
            table
                .iter()
                .map(|(key, value)| Some((key.get_ref().to_string(), json_of(value.get_ref())?)))
                .collect::<Option<_>>()?,
        ),
    })
}
