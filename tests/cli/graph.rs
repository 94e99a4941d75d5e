//! `graph`: every form says the same when a program that is not ours reads it, whatever names and files are called.

use super::support::{folder, project, run};
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// A file and names that would break out of every form if nothing were escaped.
const FILE: &str = "a\u{1b}[31m\u{202e}\"]; <b>&amp;.coprod";
const MODEL: &str = "\
object `a<&>\"\\#quot;]]>-->`, `}; n0 -> n1 [label=\"x\"] //`, `\"]:::held %%{init: {}}%% end`
environment forest { holds `a<&>\"\\#quot;]]>-->` }
law `</text><script>` \"1. \\N <i>\" in forest {
  `a<&>\"\\#quot;]]>-->` and not `}; n0 -> n1 [label=\"x\"] //`
  produce `\"]:::held %%{init: {}}%% end`
}
";

/// What Python makes of a graph.
fn read_back(form: &str, graph: &str) -> Value {
    let mut python = Command::new("python3")
        .arg(project().join("tests/cli/read_graph.py"))
        .arg(form)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python 3 reads graphs back");
    python.stdin.take().unwrap().write_all(graph.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "{form}: {graph}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn graph(folder: &Path, arguments: &[&str]) -> String {
    let found = run(folder, &[&["graph"], arguments].concat());
    assert_eq!((found.status, found.stderr.as_str()), (0, ""), "{arguments:?}");
    found.stdout
}

#[test]
fn every_form_says_the_same_when_another_program_reads_it() {
    let folder = folder("graph");
    fs::write(folder.join(FILE), MODEL).unwrap();
    let [given, absent, product, law] =
        ["a<&>\"\\#quot;]]>-->", "}; n0 -> n1 [label=\"x\"] //", "\"]:::held %%{init: {}}%% end", "</text><script>"];
    let nodes = json!([given, absent, product, law]);
    let edges = json!([[given, law, false], [absent, law, true], [law, product, false]]);
    for form in ["dot", "mermaid", "json"] {
        let found = read_back(form, &graph(&folder, &["--format", form]));
        assert_eq!(found, json!({ "nodes": nodes, "edges": edges }), "{form}");
    }
    // A picture has names and lines, and one line is dashed.
    let found = read_back("svg", &graph(&folder, &[]));
    assert_eq!(found["nodes"], nodes);
    assert_eq!((&found["arrows"], &found["dashed"]), (&json!(3), &json!(2)));
    assert_eq!(found["title"], "a\\u{1b}[31m\\u{202e}\"]; <b>&amp;.coprod");
}

#[test]
fn what_is_hidden_in_a_file_name_is_shown() {
    let folder = folder("graph-hidden");
    fs::write(folder.join(FILE), MODEL).unwrap();
    for form in ["svg", "dot", "mermaid", "json"] {
        let written = graph(&folder, &["--format", form]);
        assert!(!written.contains(['\u{1b}', '\u{202e}']), "{form}");
    }
}

/// Nodes by kind, and arrows by what they say.
fn counts(graph: &Value) -> (Vec<String>, Vec<String>) {
    let each = |list: &str, key: &str| -> Vec<String> {
        graph[list].as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    (each("nodes", "name"), each("edges", "how"))
}

fn results(arguments: &[&str]) -> Value {
    let written = graph(project(), &[arguments, &["--format", "json"]].concat());
    serde_json::from_str::<Value>(&written).unwrap()["results"]["graphs"].clone()
}

#[test]
fn an_environment_has_the_laws_that_apply_in_it() {
    let graphs = results(&["examples/autopilot.coprod", "--in", "cruise"]);
    let (names, _) = counts(&graphs[0]);
    assert!(names.contains(&"cruising".to_owned()) && !names.contains(&"landing".to_owned()), "{names:?}");
    let held = |name: &str| {
        let nodes = graphs[0]["nodes"].as_array().unwrap();
        nodes.iter().find(|node| node["name"] == name).map(|node| node["stated"].clone())
    };
    assert_eq!(held("foreseeable"), Some("held".into()));
    // It includes its actors by inheritance, and `clearance` enables an action that no law takes there.
    assert_eq!(held("passengers"), Some("held".into()));
    let arrival = results(&["examples/autopilot.coprod", "--in", "arrival"]);
    assert!(!counts(&arrival[0]).0.contains(&"foreseeable".to_owned()), "no law takes it there");
}

#[test]
fn an_environment_alone_shows_what_comes_of_it() {
    // It lacks soil and is silent about acorns; what it holds is there, and no more comes of it.
    let graphs = results(&["examples/acorn.coprod", "--in", "ocean"]);
    let nodes = graphs[0]["nodes"].as_array().unwrap().iter();
    let seen: Vec<(&str, &Value, &Value)> = nodes
        .filter(|node| node["kind"] != "law")
        .map(|node| (node["name"].as_str().unwrap(), &node["now"], &node["part"]))
        .collect();
    let (missing, none) = (json!("missing"), Value::Null);
    let expected = [
        ("acorn", "undetermined", &missing),
        ("soil", "not_produced", &missing),
        ("oak", "not_produced", &none),
        ("moisture", "produced", &none),
        ("warmth", "produced", &none),
    ];
    let expected = expected.map(|(name, now, part)| (name, json!(now), part));
    assert_eq!(seen, expected.each_ref().map(|(name, now, part)| (*name, now, *part)));
}

#[test]
fn of_too_many_products_it_is_said_that_nothing_is_marked_as_missing() {
    let folder = folder("graph-unsought");
    let names: Vec<String> = (0..500).map(|number| format!("x{number}")).collect();
    let laws = (2..500).map(|number| format!("law l{number} in e {{ x0 and x1 produce x{number} }}\n"));
    let model = format!("object {}\nenvironment e {{ holds x0 }}\n{}", names.join(", "), laws.collect::<String>());
    fs::write(folder.join("m.coprod"), model).unwrap();
    let all = graph(&folder, &["--in", "e", "--format", "json"]);
    let all = serde_json::from_str::<Value>(&all).unwrap()["results"]["graphs"][0].clone();
    assert_eq!(all["unsought"], 498);
    assert!(all["nodes"].as_array().unwrap().iter().all(|node| node.get("part").is_none()));
    let drawn = graph(&folder, &["--in", "e", "--format", "mermaid"]);
    assert!(drawn.contains("498 products are not there, too many to mark what they miss"));
}

#[test]
fn focus_takes_whole_laws_and_no_more() {
    let names = |depth: &str| {
        let graphs = results(&["examples/white_shirt.coprod", "--focus", "esteem", "--depth", depth]);
        counts(&graphs[0]).0
    };
    // One step away: all that its law takes, and what it is worth.
    assert_eq!(names("0"), ["esteem"]);
    // What an offering declares by naming it comes last of the names.
    assert_eq!(names("1"), ["wear", "notice", "esteem", "looking_good", "pride", "shirt", "being_noticed"]);
    // Two steps away: what enables and offers these, who acts, and the proposition.
    let wider = names("2");
    for name in ["buyer", "family", "shirt_offer", "shirt_deal"] {
        assert!(wider.contains(&name.to_owned()), "{name} in {wider:?}");
    }
    assert!(!wider.contains(&"cloth".to_owned()));
}

#[test]
fn a_constellation_has_its_members_and_what_is_theirs() {
    let graphs = results(&["examples/white_shirt.coprod", "--by", "constellation"]);
    assert_eq!(graphs[0]["clusters"], json!([{ "name": "shirt_trade" }]));
    for node in graphs[0]["nodes"].as_array().unwrap() {
        let kind = node["kind"].as_str().unwrap();
        let inside = matches!(kind, "actor" | "action" | "offering" | "value" | "proposition");
        assert_eq!(node["cluster"], if inside { json!(0) } else { Value::Null }, "{node}");
    }
}

#[test]
fn models_that_others_use_are_parts_of_these() {
    let folder = folder("graph-modules");
    fs::write(folder.join("trees.coprod"), "object acorn, soil\nenvironment wood { holds soil }\n").unwrap();
    let user = "use trees { acorn, soil, wood }\nobject oak\nlaw growth in wood { acorn and soil produce oak }\n";
    fs::write(folder.join("oaks.coprod"), user).unwrap();
    let written = graph(&folder, &["--format", "json"]);
    let results = serde_json::from_str::<Value>(&written).unwrap()["results"].clone();
    let files: Vec<&Value> = results["graphs"].as_array().unwrap().iter().map(|graph| &graph["file"]).collect();
    assert_eq!(files, ["oaks.coprod"]);
}

#[test]
fn loops_delays_and_ends_are_shown_in_every_form() {
    let of = |form: &str| graph(project(), &["examples/archetypes/fixes_that_fail.coprod", "--format", form]);
    let [dot, mermaid, svg] = ["dot", "mermaid", "svg"].map(of);
    for (form, written) in [("dot", &dot), ("mermaid", &mermaid), ("svg", &svg)] {
        for mark in ["B1, R1", "R1 reinforcing, after 4 periods", "B1 balancing, after 1 period", "‖ 4 periods"] {
            let written = written.replace("#58;", ":");
            assert!(written.contains(mark), "{form}: {mark}");
        }
    }
    let ends = dot.lines().filter(|line| line.contains("arrowhead=tee, label=\"end ‖ 1 period\"")).count();
    assert_eq!((ends, mermaid.matches("--x|").count(), svg.matches("url(#end)").count()), (1, 1, 1));
    // One arrow ends what it leads to, and comes later; so does one of those that produce.
    let graphs = results(&["examples/archetypes/fixes_that_fail.coprod"]);
    let edges = graphs[0]["edges"].as_array().unwrap();
    let of = |how: &str, delay: u64| {
        edges.iter().filter(|edge| edge["how"] == how && edge["delay"].as_u64().unwrap_or(0) == delay).count()
    };
    assert_eq!((of("ends", 1), of("produces", 4), of("produces", 0)), (1, 1, 2));
    let loops: Vec<(&str, &str)> = graphs[0]["loops"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["mark"].as_str().unwrap(), one["kind"].as_str().unwrap()))
        .collect();
    assert_eq!(loops, [("B1", "balancing"), ("R1", "reinforcing")]);
    // What is not drawn as a whole is not marked.
    let part = results(&["examples/archetypes/fixes_that_fail.coprod", "--focus", "interest", "--depth", "1"]);
    assert_eq!(part[0].get("loops"), None);
}

#[test]
fn what_cannot_be_evaluated_is_drawn_and_its_loops_are_listed() {
    let folder = folder("graph-circle");
    let model = "object a, b, g\nenvironment e { holds g }\nlaw one in e { a and g produce b }\n\
                 law other in e { g and not b produce a }\n";
    fs::write(folder.join("m.coprod"), model).unwrap();
    for (command, shows) in [("loops", "balancing, within the period: a +→ b −→ a"), ("graph", "B1 balancing")] {
        let found = run(&folder, &[command, "m.coprod"]);
        assert_eq!(found.status, 0, "{command}");
        assert!(found.stdout.contains(shows), "{command}: {}", found.stdout);
        assert!(found.stderr.contains("error[unstratified]"), "{command}: {}", found.stderr);
        assert!(found.stderr.contains("what depends on its own absence cannot be evaluated"), "{}", found.stderr);
    }
    // Nothing else is.
    let found = run(&folder, &["sustain", "m.coprod"]);
    assert_eq!((found.status, found.stdout.as_str()), (1, ""));
    // Other errors stand in the way of loops too.
    fs::write(folder.join("m.coprod"), model.replace("and not b", "and not c")).unwrap();
    let found = run(&folder, &["loops", "m.coprod"]);
    assert_eq!((found.status, found.stdout.as_str()), (1, ""));
}

#[test]
fn a_large_model_is_refused_as_a_picture_and_written_as_text() {
    let folder = folder("graph-large");
    let names: Vec<String> = (0..2000).map(|number| format!("x{number}")).collect();
    let laws = (2..2000).map(|number| format!("law l{number} in e {{ x0 and x1 produce x{number} }}\n"));
    let model = format!("object {}\nenvironment e {{ holds x0 }}\n{}", names.join(", "), laws.collect::<String>());
    fs::write(folder.join("m.coprod"), model).unwrap();
    let refused = run(&folder, &["graph"]);
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("too large to lay out") && refused.stderr.contains("--focus"), "{refused:?}");
    assert_eq!(graph(&folder, &["--format", "dot"]).matches(" -> ").count(), 3 * 1998);
    let near = graph(&folder, &["--focus", "x7", "--depth", "1", "--format", "json"]);
    let near = serde_json::from_str::<Value>(&near).unwrap()["results"]["graphs"][0].clone();
    assert_eq!(counts(&near).0, ["x0", "x1", "x7", "l7"]);
}

/// `lost` gives seed, takes rain away and leaves it open whether there is frost: grass would come about with soil; whether
/// moss does is up to the frost, and stone is there.
const HILL: &str = "\
model hill \"A hill in spring\"
object seed, soil, rain, frost, stone, grass, moss
property green of grass
actor shepherd
action graze by shepherd
outcome content changes shepherd
environment hill { holds stone   includes shepherd }
law growing in hill { seed and soil and stone and not rain produce grass }
law greening in hill { grass and stone produce green }
law creeping in hill { seed and frost and stone produce moss }
law grazing in hill { graze and grass produce content }
scenario lost in hill { given seed   without rain   unknown frost }
";

#[test]
fn a_scenario_is_shown_with_what_is_missing_in_it() {
    let folder = folder("graph-scenario");
    std::fs::write(folder.join("hill.coprod"), HILL).unwrap();
    let written = graph(&folder, &["--scenario", "lost", "--format", "json"]);
    let graph_of = &serde_json::from_str::<Value>(&written).unwrap()["results"]["graphs"][0];
    assert_eq!((&graph_of["title"], &graph_of["scenario"]), (&json!("A hill in spring"), &json!("lost")));
    let told = |name: &str| {
        let nodes = graph_of["nodes"].as_array().unwrap();
        let node = nodes.iter().find(|node| node["name"] == name).unwrap_or_else(|| panic!("no {name}"));
        json!([node["now"], node["part"]])
    };
    for (name, now, part) in [
        ("seed", "produced", Some("given")),
        ("rain", "not_produced", Some("taken_away")),
        ("soil", "not_produced", Some("missing")),
        ("graze", "not_produced", Some("missing")),
        ("frost", "undetermined", Some("missing")),
        ("moss", "undetermined", None),
        ("stone", "produced", None),
        ("grass", "not_produced", None),
        ("green", "not_produced", None),
    ] {
        assert_eq!(told(name), json!([now, part]), "{name}");
    }
    let edges = graph_of["edges"].as_array().unwrap().iter();
    let mut beside: Vec<&str> =
        edges.filter_map(|edge| edge["how"].as_str()).filter(|how| *how == "of" || *how == "changes").collect();
    beside.sort_unstable();
    assert_eq!(beside, ["changes", "of"]);
    for (form, says) in [("dot", "rankdir=TB"), ("mermaid", "flowchart TD"), ("svg", "○ missing")] {
        let written = graph(&folder, &["--scenario", "lost", "--direction", "down", "--format", form]);
        assert!(written.contains(says), "{form}");
    }
    let refused = run(&folder, &["graph", "--scenario", "lots"]);
    assert_eq!(refused.stderr, "error: no scenario `lots` (help: perhaps `lost` was meant)\n");
}

/// A picture of a course that contradicts itself is refused, as `why` refuses to ask in it.
#[test]
fn a_course_that_contradicts_itself_is_not_shown() {
    let folder = folder("graph-contradicted");
    let course = "course spring in hill { given rain   without rain   for 2 periods }\n";
    std::fs::write(folder.join("hill.coprod"), format!("{HILL}{course}")).unwrap();
    for arguments in [&["graph", "--course", "spring"][..], &["why", "grass", "--course", "spring"]] {
        let refused = run(&folder, arguments);
        assert_eq!((refused.status, refused.stdout.as_str()), (2, ""), "{arguments:?}: {refused:?}");
        assert!(refused.stderr.contains("`rain` is both given and without"), "{arguments:?}: {refused:?}");
    }
}

/// The same picture, lying and upright: whatever leads to the right in one leads down in the other.
#[test]
fn a_picture_that_leads_down_is_the_other_set_upright() {
    let of = |direction: &str| graph(project(), &["examples/white_shirt.coprod", "--direction", direction]);
    let arrows = |picture: &str| picture.matches("class=\"arrow").count();
    let (right, down) = (of("right"), of("down"));
    assert_eq!(arrows(&right), arrows(&down));
    assert_eq!(right.matches("<g>").count(), down.matches("<g>").count());
    let size = |picture: &str, side: &str| -> f64 {
        let rest = picture.split_once(&format!(" {side}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    assert!(size(&down, "height") > size(&down, "width") && size(&right, "width") > size(&right, "height"));
}
