//! XML to the elements a file defines.

use super::element::{Element, Kind, Mention};
use super::formula::{Formula, MOST_NESTED};
use crate::Refusal;
use crate::places::{MOST_REFUSALS, Places};
use coproduce_syntax::source::Position;
use roxmltree::{Document, Error, Node, ParsingOptions};

/// A file with more elements, texts and comments is not read.
const MOST_NODES: u32 = 50_000_000;

const SUPPORTED: &str = "of the Open-PSA format, fault trees are supported: gates of `and`, `or`, `not`, `xor`, `nand`, \
                         `nor` and `atleast`, house events, and basic events with a constant `float`";

/// What a file defines.
pub(super) struct File {
    /// The name of the model, or of its first fault tree.
    pub name: Option<String>,
    pub elements: Vec<Element>,
}

/// Reads a file.
pub(super) fn read(text: &str, places: &Places) -> Result<File, Vec<Refusal>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| vec![malformed(text, &error, places)])?;
    let root = document.root_element();
    let mut reader = Reader { places, refusals: Vec::new(), elements: Vec::new(), path: Vec::new(), name: None };
    if root.tag_name().name() == "opsa-mef" {
        reader.name = root.attribute("name").map(str::to_owned);
        reader.containers(root);
    } else {
        let found = root.tag_name().name();
        reader.refuse(root, format!("the file is a `{found}`, not an `opsa-mef`"), SUPPORTED);
    }
    if reader.refusals.is_empty() {
        Ok(File { name: reader.name, elements: reader.elements })
    } else {
        Err(reader.refusals)
    }
}

fn malformed(text: &str, error: &Error, places: &Places) -> Refusal {
    let help = "the file has to be well-formed XML in UTF-8";
    match error {
        Error::DtdDetected => Refusal::new(
            Some(places.at(text.find("<!DOCTYPE").unwrap_or(0))),
            "the file has a document type declaration, which is not read",
            "remove `<!DOCTYPE …>`; it may define entities of any size",
        ),
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
            Refusal::new(None, "the file is too large", format!("up to {MOST_NODES} elements and texts are read"))
        }
        _ => {
            let place = match error {
                Error::NoRootNode | Error::UnclosedRootNode => None,
                _ => Some(Position { line: error.pos().row as usize, column: error.pos().col as usize }),
            };
            let said = error.to_string();
            let said = said.split(" at ").next().unwrap_or(&said).replace('\'', "`");
            Refusal::new(place, format!("this is not XML: {said}"), help)
        }
    }
}

struct Reader<'d> {
    places: &'d Places,
    refusals: Vec<Refusal>,
    elements: Vec<Element>,
    /// The containers around what is read.
    path: Vec<String>,
    name: Option<String>,
}

/// A part that cannot be taken over; the reason has been given.
struct Refused;

type Read<T> = Result<T, Refused>;

impl<'d, 'x> Reader<'d> {
    fn refuse(&mut self, node: Node, message: impl Into<String>, help: impl Into<String>) -> Refused {
        if self.refusals.len() < MOST_REFUSALS {
            let at = self.places.at(node.range().start);
            self.refusals.push(Refusal::new(Some(at), message, help));
        }
        Refused
    }

    fn unsupported(&mut self, node: Node, place: &str) -> Refused {
        let found = node.tag_name().name();
        self.refuse(node, format!("`{found}` in {place} is not supported"), SUPPORTED)
    }

    /// Elements of a file; containers are walked without recursion, since they may be nested at will.
    fn containers(&mut self, root: Node<'d, 'x>) {
        let mut open: Vec<(Vec<Node<'d, 'x>>, bool)> = vec![(reversed(root), false)];
        while let Some((rest, private)) = open.last_mut() {
            let private = *private;
            let Some(node) = rest.pop() else {
                open.pop();
                self.path.pop();
                continue;
            };
            match node.tag_name().name() {
                "define-fault-tree" | "define-component" => {
                    let Ok(name) = self.attribute(node, "name") else { continue };
                    if open.len() > MOST_NESTED {
                        self.refuse(node, "components are nested too deeply", "nest them up to 100 deep");
                        continue;
                    }
                    let private = role(node).unwrap_or(private);
                    self.name.get_or_insert_with(|| name.clone());
                    self.path.push(name);
                    open.push((reversed(node), private));
                }
                "model-data" => {
                    self.path.push(String::new());
                    open.push((reversed(node), false));
                }
                "define-gate" | "define-basic-event" | "define-house-event" => {
                    // The reason is given where it was found.
                    let _ = self.define(node, private);
                }
                "label" | "attributes" => {}
                _ => {
                    self.unsupported(node, "a model");
                }
            }
        }
    }

    fn attribute(&mut self, node: Node, name: &str) -> Read<String> {
        match node.attribute(name).map(str::trim) {
            Some(value) if !value.is_empty() => Ok(value.to_owned()),
            _ => {
                let element = node.tag_name().name();
                Err(self.refuse(node, format!("`{element}` has no `{name}`"), format!("write `{name}=\"…\"`")))
            }
        }
    }

    fn define(&mut self, node: Node<'d, 'x>, private: bool) -> Read<()> {
        let name = self.attribute(node, "name")?;
        let mut label = None;
        let mut content = Vec::new();
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "label" => label = child.text().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
                "attributes" => {}
                _ => content.push(child),
            }
        }
        let content = match content[..] {
            [] => None,
            [one] => Some(one),
            [_, second, ..] => {
                return Err(self.refuse(
                    second,
                    format!("`{name}` is defined by more than one formula"),
                    "join them with `and` or `or`",
                ));
            }
        };
        let kind = match (node.tag_name().name(), content) {
            ("define-gate", Some(formula)) => Kind::Gate(self.formula(formula, 0)?),
            ("define-gate", None) => {
                return Err(self.refuse(node, format!("gate `{name}` has no formula"), "say what it depends on"));
            }
            ("define-basic-event", None) => Kind::Basic(None),
            ("define-basic-event", Some(probability)) => Kind::Basic(Some(self.probability(probability, &name)?)),
            (_, None) => Kind::House(false),
            (_, Some(constant)) => Kind::House(self.constant(constant)?),
        };
        let private = role(node).unwrap_or(private);
        let path = self.path.iter().filter(|name| !name.is_empty()).cloned().collect();
        self.elements.push(Element { name, path, private, label, kind, at: node.range().start });
        Ok(())
    }

    fn probability(&mut self, node: Node, name: &str) -> Read<f64> {
        match node.tag_name().name() {
            "float" | "int" => {
                let value = self.attribute(node, "value")?;
                match value.parse::<f64>() {
                    Ok(probability) if (0.0..=1.0).contains(&probability) => Ok(probability),
                    _ => Err(self.refuse(
                        node,
                        format!("the probability `{value}` of `{name}` is not a number from 0 to 1"),
                        "write it as in `<float value=\"0.01\"/>`",
                    )),
                }
            }
            other => Err(self.refuse(
                node,
                format!("the probability of `{name}` is not constant but `{other}`"),
                "give it as a number, as in `<float value=\"0.01\"/>`",
            )),
        }
    }

    fn constant(&mut self, node: Node) -> Read<bool> {
        let value = match node.tag_name().name() {
            "constant" | "bool" => self.attribute(node, "value")?,
            _ => return Err(self.unsupported(node, "a house event")),
        };
        match value.as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(self.refuse(node, format!("`{value}` is neither true nor false"), "write `true` or `false`")),
        }
    }

    fn formula(&mut self, node: Node<'d, 'x>, depth: usize) -> Read<Formula<Mention>> {
        if depth > MOST_NESTED {
            return Err(self.refuse(
                node,
                format!("formulae are nested more than {MOST_NESTED} deep"),
                "name the inner parts as gates of their own",
            ));
        }
        match node.tag_name().name() {
            "gate" | "basic-event" | "house-event" | "event" => {
                let name = self.attribute(node, "name")?;
                Ok(Formula::Event(Mention { name, at: node.range().start }))
            }
            "constant" | "bool" => Ok(Formula::Constant(self.constant(node)?)),
            connective @ ("and" | "or" | "not" | "xor" | "nand" | "nor" | "atleast") => {
                let mut parts = Vec::new();
                let mut refused = false;
                for child in node.children().filter(Node::is_element) {
                    match self.formula(child, depth + 1) {
                        Ok(part) => parts.push(part),
                        Err(Refused) => refused = true,
                    }
                }
                if refused { Err(Refused) } else { self.connect(node, connective, parts) }
            }
            _ => Err(self.unsupported(node, "a formula")),
        }
    }

    fn connect(&mut self, node: Node, connective: &str, mut parts: Vec<Formula<Mention>>) -> Read<Formula<Mention>> {
        let found = parts.len();
        let wanted = match connective {
            "not" => 1..=1,
            "xor" => 2..=2,
            _ => 1..=usize::MAX,
        };
        if !wanted.contains(&found) {
            let needs = match connective {
                "not" => "one argument",
                "xor" => "two arguments",
                _ => "at least one argument",
            };
            return Err(self.refuse(
                node,
                format!("`{connective}` has {found} arguments"),
                format!("it needs {needs}"),
            ));
        }
        Ok(match connective {
            "and" => Formula::All(parts),
            "or" => Formula::Any(parts),
            "nand" => Formula::Not(Box::new(Formula::All(parts))),
            "nor" => Formula::Not(Box::new(Formula::Any(parts))),
            "atleast" => {
                let min = self.attribute(node, "min")?;
                match min.parse::<usize>() {
                    Ok(need) if (1..=found).contains(&need) => Formula::AtLeast(need, parts),
                    _ => {
                        return Err(self.refuse(
                            node,
                            format!("`atleast` requires {min} of {found} arguments"),
                            format!("`min` is a number from 1 to {found} here"),
                        ));
                    }
                }
            }
            _ => match (parts.pop(), parts.pop()) {
                (Some(only), None) => Formula::Not(Box::new(only)),
                (Some(other), Some(one)) => Formula::Either(Box::new([one, other])),
                (None, _) => Formula::Constant(false),
            },
        })
    }
}

fn reversed<'d, 'x>(node: Node<'d, 'x>) -> Vec<Node<'d, 'x>> {
    let mut children: Vec<_> = node.children().filter(Node::is_element).collect();
    children.reverse();
    children
}

fn role(node: Node) -> Option<bool> {
    node.attribute("role").map(|role| role == "private")
}
