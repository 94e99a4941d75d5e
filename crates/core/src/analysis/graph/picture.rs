//! The part of a graph that is drawn, in the words of the model.

use crate::analysis::graph::feedback::{self, PicturedLoop};
use crate::analysis::graph::{Edge, Graph, Link, Node, near, note, situation};
use crate::analysis::inquiry::{Setting, Verdict, Words};
use crate::analysis::normal::inputs;
use crate::kernel::{AtomId, AtomKind, CourseId, Environment, EnvironmentId, Networks, Period, Statement};
use serde::Serialize;
use std::borrow::Cow;

/// What of a model is drawn.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The laws that apply in this environment alone, and what it states; otherwise all.
    pub environment: Option<EnvironmentId>,
    /// A situation of which is said what is there in it; the environment is where it is set.
    pub shown: Option<Shown>,
    /// What is at most so many names away from a node alone; otherwise all.
    pub focus: Option<(Node, usize)>,
    /// Whether what belongs to a constellation stands together.
    pub by_constellation: bool,
}

/// A situation that a picture shows.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A scenario, or an environment, which leaves open what it does not state; either with what is supposed besides.
    Setting(Setting),
    /// A period of a course.
    Moment(CourseId, Period),
}

/// What is drawn of a model.
#[derive(Clone, Debug, Serialize)]
pub struct Picture<'s> {
    /// The environment it is about, where it is about one.
    pub environment: Option<Cow<'s, str>>,
    /// The scenario that it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Cow<'s, str>>,
    /// The course, and the period in it, that it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<(Cow<'s, str>, Period)>,
    /// What is drawn as a box or a junction: names first, then laws and the parts of their conditions.
    pub nodes: Vec<PicturedNode<'s>>,
    /// What is drawn as an arrow.
    pub edges: Vec<PicturedEdge<'s>>,
    /// What stands together.
    pub clusters: Vec<Cluster<'s>>,
    /// The loops that are marked, where all of each is drawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub loops: Vec<PicturedLoop<'s>>,
    /// Where what is missing is not marked in the situation that is shown: so many names are not there, which is too many
    /// to find out what they miss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsought: Option<usize>,
}

/// A name, a law, or a part of a condition.
#[derive(Clone, Debug, Serialize)]
pub struct PicturedNode<'s> {
    /// What it is.
    pub kind: &'static str,
    /// Its name; of a part of a condition, how much of it is needed.
    pub name: Cow<'s, str>,
    /// Its label.
    pub label: Option<&'s str>,
    /// What is said beside it.
    pub notes: Vec<String>,
    /// Of a law, whether others for its product are meant to stand beside it.
    pub alternative: bool,
    /// What the environment states of it; without an environment, whether any holds it.
    pub stated: Option<Presence>,
    /// In the situation that is shown, whether it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Verdict>,
    /// What part it has in that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Whether the picture is about it.
    pub focus: bool,
    /// The position of the cluster it stands in.
    pub cluster: Option<usize>,
    /// Of a law, the marks of the loops it is a part of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<String>,
}

/// What an environment states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It holds or includes it.
    Held,
    /// It lacks it.
    Lacked,
}

/// What part something has in the situation that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// It is given.
    Given,
    /// It is taken away.
    TakenAway,
    /// Something would come about with it, or with it and more.
    Missing,
}

/// An arrow between two of the nodes, by their positions.
#[derive(Clone, Debug, Serialize)]
pub struct PicturedEdge<'s> {
    /// What brings.
    pub from: usize,
    /// What is brought.
    pub to: usize,
    /// How.
    pub how: &'static str,
    /// Whether it is the absence that counts.
    pub absent: bool,
    /// Who promises, pays or expects it.
    pub by: Option<Cow<'s, str>>,
    /// How much is paid.
    pub amount: Option<f64>,
    /// After how many periods it comes.
    #[serde(skip_serializing_if = "is_at_once")]
    pub delay: u16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
const fn is_at_once(delay: &u16) -> bool {
    *delay == 0
}

impl PicturedEdge<'_> {
    /// Whether it is drawn as a dotted line: nothing is brought about along it.
    pub fn is_dotted(&self) -> bool {
        matches!(self.how, "promised" | "pays" | "expected" | "assumed" | "of" | "changes")
    }
}

/// Names that stand together: those of a constellation.
#[derive(Clone, Debug, Serialize)]
pub struct Cluster<'s> {
    /// The name of the constellation.
    pub name: Cow<'s, str>,
}

impl Link {
    /// The word for it, where it is drawn as an arrow.
    const fn arrow(self) -> Option<&'static str> {
        match self {
            Self::Takes => Some("takes"),
            Self::Produces => Some("produces"),
            Self::Ends => Some("ends"),
            Self::Acts => Some("acts"),
            Self::Enables => Some("enables"),
            Self::Delivers => Some("delivers"),
            Self::Brings => Some("brings"),
            Self::Reaches => Some("reaches"),
            Self::Hosts => Some("hosts"),
            Self::IsWorth => Some("is_worth"),
            Self::Promised(_) => Some("promised"),
            Self::Pays(_) => Some("pays"),
            Self::Expected(_) => Some("expected"),
            Self::Assumed => Some("assumed"),
            Self::Of => Some("of"),
            Self::Changes => Some("changes"),
            Self::For | Self::Within | Self::States(_) | Self::AppliesIn => None,
        }
    }
}

/// What is drawn of a graph. Names that nothing drawn links to are left out where an environment is chosen, environments
/// and constellations always.
pub fn picture<'s>(words: Words<'s>, networks: &Networks, graph: &Graph, view: &View) -> Picture<'s> {
    let shown = view.shown.as_ref().map(|shown| situation::seen(words, networks, shown));
    let kept = kept(words, graph, view);
    let (loops, mut marks) = feedback::marked(words, networks, graph, view.environment, &kept);
    let stated = note::statements(graph);
    let clusters = if view.by_constellation { of_constellations(words, graph) } else { Vec::new() };
    let mut places = vec![usize::MAX; kept.len()];
    let mut nodes = Vec::new();
    for (at, node) in graph.nodes().enumerate().filter(|&(at, _)| kept[at]) {
        places[at] = nodes.len();
        let mut pictured = pictured(words, node, view.environment, &stated[at]);
        if let (Node::Atom(atom), Some(seen)) = (node, &shown) {
            let (now, part) = seen.of(words.kernel, atom);
            (pictured.now, pictured.part) = (Some(now), part);
            pictured.notes.push(said(now, part).to_owned());
        }
        pictured.focus = view.focus.is_some_and(|(focus, _)| focus == node);
        pictured.cluster = clusters.get(at).copied().flatten();
        if let Node::Law(law) = node {
            pictured.marks = marks.swap_remove(&law).unwrap_or_default();
        }
        nodes.push(pictured);
    }
    let is_drawn = |edge: &&Edge| kept[edge.from] && kept[edge.to];
    let edges = graph.edges.iter().filter(is_drawn).filter_map(|edge| {
        let (by, amount) = match edge.link {
            Link::Promised(actor) | Link::Expected(actor) => (Some(words.atom(actor)), None),
            Link::Pays(amount) => (None, Some(amount)),
            _ => (None, None),
        };
        let delay = match (edge.link, graph.node(edge.from)) {
            (Link::Produces | Link::Ends, Some(Node::Law(law))) => words.kernel.laws[law.index()].delay,
            _ => 0,
        };
        let (from, to) = (places[edge.from], places[edge.to]);
        Some(PicturedEdge { from, to, how: edge.link.arrow()?, absent: edge.absent, by, amount, delay })
    });
    let constellations = words.kernel.constellations.iter().filter(|_| view.by_constellation);
    Picture {
        environment: view.environment.map(|environment| words.environment(environment)),
        scenario: match &view.shown {
            Some(Shown::Setting(setting @ (Setting::Scenario(_) | Setting::Changed(..)))) => Some(setting.name(words)),
            _ => None,
        },
        course: match &view.shown {
            Some(Shown::Moment(course, at)) => {
                let scenario = words.kernel.course(*course).scenario;
                Some((words.scenario(&words.kernel.scenarios[scenario.index()]), *at))
            }
            _ => None,
        },
        nodes,
        edges: edges.collect(),
        clusters: constellations.map(|one| Cluster { name: words.atom(one.atom) }).collect(),
        loops,
        unsought: shown.and_then(|seen| seen.unsought),
    }
}

/// What is said of something in a situation; the signs are those of courses.
const fn said(now: Verdict, part: Option<Part>) -> &'static str {
    match (part, now) {
        (Some(Part::Given), _) => "+ given",
        (Some(Part::TakenAway), _) => "× taken away",
        (Some(Part::Missing), _) => "○ missing",
        (None, Verdict::Produced) => "present",
        (None, Verdict::NotProduced) => "absent",
        (None, Verdict::Undetermined) => "░ undetermined",
    }
}

/// By node, whether it is drawn.
fn kept(words: Words, graph: &Graph, view: &View) -> Vec<bool> {
    let kernel = words.kernel;
    let applies = |node| match (node, view.environment) {
        (Node::Law(law), Some(environment)) => kernel.applies(&kernel.laws[law.index()], environment),
        _ => true,
    };
    let mut kept: Vec<bool> = graph.nodes().map(applies).collect();
    // A part of a condition comes before what it is a part of.
    for edge in graph.edges.iter().rev() {
        if let Some(Node::Gate(_)) = graph.node(edge.from) {
            kept[edge.from] = kept[edge.to];
        }
    }
    // What a name belongs to, or changes, is drawn beside it and brings nothing into the picture.
    let links = |link: Link| link.arrow().is_some() && !matches!(link, Link::Of | Link::Changes);
    let is_drawn = |edge: &Edge| links(edge.link) && kept[edge.from] && kept[edge.to];
    let mut linked = vec![false; kept.len()];
    for edge in graph.edges.iter().filter(|edge| is_drawn(edge)) {
        linked[edge.from] = true;
        linked[edge.to] = true;
    }
    let focus = view.focus.and_then(|(node, depth)| Some((graph.position(node)?, depth)));
    let near = focus.map(|(at, depth)| near::near(graph, at, depth, is_drawn));
    for (at, node) in graph.nodes().enumerate() {
        let is_scenery = matches!(node, Node::Atom(atom)
            if matches!(kernel.atom(atom).kind, AtomKind::Environment(_) | AtomKind::Record(..)));
        kept[at] &= linked[at] || !is_scenery && view.environment.is_none();
        kept[at] &= near.as_ref().is_none_or(|near| near[at]);
    }
    if let Some((at, _)) = focus {
        kept[at] = true;
    }
    kept
}

fn pictured<'s>(
    words: Words<'s>,
    node: Node,
    environment: Option<EnvironmentId>,
    stated: &[(AtomId, Statement)],
) -> PicturedNode<'s> {
    let kernel = words.kernel;
    let (kind, name, label, notes) = match node {
        Node::Atom(atom) => {
            let notes = note::of_atom(words, atom, environment, stated);
            let is_phase = matches!(kernel.atom(atom).kind, AtomKind::Phase { .. });
            let kind = if is_phase { "phase" } else { words.kind(atom).word() };
            (kind, words.atom(atom), words.label(atom).filter(|_| !is_phase), notes)
        }
        Node::Law(law) => {
            let label = words.label_at(kernel.laws[law.index()].name);
            ("law", words.law(law), label, note::of_law(words, law, environment))
        }
        Node::Gate(gate) => {
            let (need, inputs) = inputs(kernel, gate);
            ("condition", Cow::Owned(note::needed(need, inputs.len())), None, Vec::new())
        }
    };
    let stated = match (node, environment) {
        (Node::Atom(atom), Some(id)) => {
            let environment = kernel.environment(id);
            let any = |states: fn(&Environment, AtomId) -> bool| {
                states(environment, atom) || states(environment, kernel.choice(atom))
            };
            let held = any(Environment::holds).then_some(Presence::Held);
            held.or_else(|| any(Environment::lacks).then_some(Presence::Lacked))
        }
        (_, Some(_)) => None,
        (_, None) => stated.iter().any(|(_, statement)| statement.is_presence()).then_some(Presence::Held),
    };
    PicturedNode {
        kind,
        name,
        label,
        notes,
        alternative: matches!(node, Node::Law(law) if kernel.laws[law.index()].alternative),
        stated,
        now: None,
        part: None,
        focus: false,
        cluster: None,
        marks: Vec::new(),
    }
}

/// By node, the constellation it belongs to: the first of which all who act in it, supply it, are better off by it or
/// make it are members.
fn of_constellations(words: Words, graph: &Graph) -> Vec<Option<usize>> {
    let kernel = words.kernel;
    let of = |node| {
        let Node::Atom(atom) = node else { return None };
        let whose: Vec<AtomId> = match kernel.atom(atom).kind {
            AtomKind::Actor => vec![atom],
            AtomKind::Performed(_) => kernel.action_of(atom)?.actors.clone(),
            AtomKind::Offering(_) => kernel.offering_of(atom)?.suppliers.clone(),
            AtomKind::Value(_) => kernel.value_of(atom)?.beneficiaries.iter().map(|(actor, _)| *actor).collect(),
            AtomKind::Proposition(id) => kernel.proposition(id).parties.to_vec(),
            _ => return None,
        };
        let has = |actor: &AtomId, at: usize| kernel.constellations[at].members.iter().any(|(_, one, _)| one == actor);
        let mut all = 0..kernel.constellations.len();
        all.find(|&at| !whose.is_empty() && whose.iter().all(|actor| has(actor, at)))
    };
    graph.nodes().map(of).collect()
}
