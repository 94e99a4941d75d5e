//! `:graph oak`: what stands next to a name.

use super::reading::Reading;
use coproduce_core::analysis::Words;
use coproduce_core::analysis::graph::{Edge as Linked, Graph, Link as How, Node};
use coproduce_core::kernel::AtomId;
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

/// What stands next to a name.
#[derive(Debug, Serialize)]
pub struct Neighbourhood {
    /// The name.
    pub name: String,
    /// The laws that produce it, with what each takes.
    pub produced_by: Vec<Edge>,
    /// The laws it coproduces in, with what each produces.
    pub coproduces: Vec<Edge>,
    /// The laws it takes part in that end something, with what each ends.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<Edge>,
    /// What it is otherwise linked to by definition: who acts, what enables, what brings.
    pub linked: Vec<Link>,
    /// The environments that state it, with how.
    pub environments: Vec<(String, &'static str)>,
    /// How many laws were left out.
    pub omitted: usize,
}

/// A law, and the names on its other side.
#[derive(Debug, Serialize)]
pub struct Edge {
    /// The law.
    pub law: String,
    /// The environments it is stated in.
    pub environments: Vec<String>,
    /// What it takes, or what it produces.
    pub names: Vec<String>,
}

/// A link that is no law.
#[derive(Debug, Serialize)]
pub struct Link {
    /// How: `by`, `enabled by`, `brings`, `from`.
    pub how: &'static str,
    /// What.
    pub names: Vec<String>,
}

/// How many laws are listed on each side, and how many names of a link.
const LISTED: usize = 50;

/// What stands next to an atom.
pub(super) fn neighbourhood(reading: &Reading, atom: AtomId) -> Neighbourhood {
    let (words, kernel) = (reading.words(), &reading.program.kernel);
    let graph = Graph::around(kernel, atom);
    let mut found = Neighbourhood {
        name: words.atom(atom).into_owned(),
        produced_by: Vec::new(),
        coproduces: Vec::new(),
        ends: Vec::new(),
        linked: Vec::new(),
        environments: Vec::new(),
        omitted: 0,
    };
    let Some(at) = graph.position(Node::Atom(atom)) else { return found };
    for (law, _) in graph.nodes().enumerate().filter(|(_, node)| matches!(node, Node::Law(_))) {
        if links_from(&graph, law, How::Produces).any(|product| product == atom) {
            push(&mut found.produced_by, &mut found.omitted, || edge(words, &graph, law, graph.taken(law)));
        }
        if graph.taken(law).contains(&atom) {
            let mut ended = links_from(&graph, law, How::Ends).peekable();
            if ended.peek().is_some() {
                push(&mut found.ends, &mut found.omitted, || edge(words, &graph, law, ended));
            } else {
                let produced = || edge(words, &graph, law, links_from(&graph, law, How::Produces));
                push(&mut found.coproduces, &mut found.omitted, produced);
            }
        }
    }
    let mut linked: IndexMap<&str, IndexSet<String>> = WORDS.iter().map(|&word| (word, IndexSet::new())).collect();
    let mut link = |word: Option<&'static str>, node: Option<Node>| {
        if let (Some(names), Some(node)) = (word.and_then(|word| linked.get_mut(word)), node) {
            names.insert(name(words, node));
        }
    };
    for edge in &graph.edges {
        if edge.from == at {
            let (to, how) = beyond(&graph, edge);
            link(onwards(how), graph.node(to));
        } else if edge.to == at {
            match (edge.link, graph.node(edge.from)) {
                (How::States(statement), Some(environment)) => {
                    found.environments.push((name(words, environment), statement.word()));
                }
                (how, Some(Node::Gate(_))) => {
                    graph.taken(edge.from).into_iter().for_each(|taken| link(backwards(how), Some(Node::Atom(taken))));
                }
                (how, from) => link(backwards(how), from),
            }
        }
    }
    let shown = |names: IndexSet<String>| names.into_iter().take(LISTED).collect();
    let linked = linked.into_iter().filter(|(_, names)| !names.is_empty());
    found.linked = linked.map(|(how, names)| Link { how, names: shown(names) }).collect();
    found
}

/// Where a link leads past parts of conditions, and how it ends.
fn beyond(graph: &Graph, edge: &Linked) -> (usize, How) {
    let mut last = *edge;
    while let Some(Node::Gate(_)) = graph.node(last.to)
        && let Some(next) = graph.edges.iter().find(|next| next.from == last.to)
    {
        last = *next;
    }
    (last.to, last.link)
}

fn push(edges: &mut Vec<Edge>, omitted: &mut usize, edge: impl FnOnce() -> Edge) {
    if edges.len() < LISTED {
        edges.push(edge());
    } else {
        *omitted += 1;
    }
}

/// A law with the names on one of its sides.
fn edge(words: Words, graph: &Graph, law: usize, atoms: impl IntoIterator<Item = AtomId>) -> Edge {
    let stated = links_from(graph, law, How::AppliesIn);
    let names: IndexSet<String> = atoms.into_iter().map(|atom| words.atom(atom).into_owned()).collect();
    Edge {
        law: graph.node(law).map(|node| name(words, node)).unwrap_or_default(),
        environments: stated.map(|atom| words.atom(atom).into_owned()).collect(),
        names: names.into_iter().collect(),
    }
}

/// The atoms that a node is linked to in one way.
fn links_from(graph: &Graph, from: usize, how: How) -> impl Iterator<Item = AtomId> {
    let linked = graph.edges.iter().filter(move |edge| edge.from == from && edge.link == how);
    linked.filter_map(|edge| match graph.node(edge.to) {
        Some(Node::Atom(atom)) => Some(atom),
        _ => None,
    })
}

fn name(words: Words, node: Node) -> String {
    match node {
        Node::Atom(atom) => words.atom(atom).into_owned(),
        Node::Law(law) => words.law(law).into_owned(),
        Node::Gate(_) => String::new(),
    }
}

/// The words for links, in the order in which they are shown.
const WORDS: [&str; 29] = [
    "by",
    "of",
    "changes",
    "changed by",
    "within",
    "around",
    "law",
    "ended by",
    "holds",
    "lacks",
    "includes",
    "likely",
    "acts in",
    "from",
    "for",
    "of value as",
    "enabled by",
    "takes",
    "brings",
    "brought by",
    "reaches",
    "reached by",
    "hosts",
    "hosted by",
    "takes part in",
    "enables",
    "promised in",
    "assumed in",
    "expected of",
];

/// The word for a link of a name with what it leads to.
const fn onwards(how: How) -> Option<&'static str> {
    match how {
        How::Acts => Some("acts in"),
        How::Enables => Some("enables"),
        How::Delivers => Some("takes part in"),
        How::Brings => Some("brings"),
        How::Reaches => Some("reaches"),
        How::Hosts => Some("hosts"),
        How::IsWorth => Some("of value as"),
        How::For => Some("for"),
        How::Of => Some("of"),
        How::Changes => Some("changes"),
        How::Within => Some("within"),
        How::States(statement) => Some(statement.word()),
        How::Promised(_) => Some("promised in"),
        How::Assumed => Some("assumed in"),
        How::Takes | How::Produces | How::Ends | How::Pays(_) | How::Expected(_) | How::AppliesIn => None,
    }
}

/// The word for a link of a name with what it comes from.
const fn backwards(how: How) -> Option<&'static str> {
    match how {
        How::Acts => Some("by"),
        How::Enables => Some("enabled by"),
        How::Delivers => Some("takes"),
        How::Brings => Some("brought by"),
        How::Reaches => Some("reached by"),
        How::Hosts => Some("hosted by"),
        How::IsWorth => Some("from"),
        How::Changes => Some("changed by"),
        How::Within => Some("around"),
        How::AppliesIn => Some("law"),
        How::Ends => Some("ended by"),
        How::Expected(_) => Some("expected of"),
        _ => None,
    }
}
