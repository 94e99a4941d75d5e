//! The one table of pages, in the order in which they are listed. Lookup, completion and the list are made of it.

use super::{Group, Page};

/// A page is named by its file, `docs/FOLDER/WORD.md`; `shows` are further words that are listed with it, `finds` those
/// that lead to it as well.
macro_rules! pages {
    ($($group:ident in $folder:literal { $($word:literal $(shows $($shown:literal)+)? $(finds $($found:literal)+)?,)* })*) => {
        &[$($(Page {
            group: Group::$group,
            word: $word,
            shown: &[$($($shown),+)?],
            found: &[$($($found),+)?],
            text: include_str!(concat!("../../../../docs/", $folder, "/", $word, ".md")),
        },)*)*]
    };
}

/// Every page.
pub const PAGES: &[Page] = pages! {
    Idea in "words" {
        "coproducer" finds "coproducers" "product" "products",
        "open" shows "closed" finds "exogenous" "open condition",
        "produced" finds "verdict" "undetermined" "not produced" "missing",
        "text" finds "comment" "comments" "documentation" "name" "names" "label" "labels" "number" "numbers" "backticks" "reserved" "keyword" "keywords",
    }
    Declaration in "words" {
        "model",
        "use",
        "object" finds "objects",
        "property" finds "properties",
        "actor" finds "actors",
        "action" finds "actions",
        "outcome" finds "outcomes",
        "environment" finds "environments",
        "offering" finds "offerings",
        "value" finds "values",
        "proposition" finds "propositions" "value proposition",
        "constellation" finds "constellations",
        "cocreation" finds "cocreations" "co-creation",
        "platform" finds "platforms",
        "problem" finds "problems",
        "hypergame" finds "hypergames" "game",
        "view" finds "views",
        "exchange" finds "exchanges",
        "adoption" finds "adoptions",
        "pricing",
        "elevation" finds "elevations",
        "alternative" finds "alternative law",
        "law" finds "laws",
        "claim" finds "claims",
        "scenario" finds "scenarios",
    }
    Condition in "words" {
        "and",
        "or",
        "not",
        "all" finds "all of",
        "any" finds "any of",
        "at" shows "least" finds "at least" "at most",
    }
    Situation in "words" {
        "produce" finds "produces",
        "enabled" finds "enabled by",
        "likelihood",
        "likely",
        "source",
        "holds",
        "lacks",
        "includes",
        "within",
        "given",
        "without",
        "unknown",
        "like",
        "expect" finds "expectation",
        "row" shows "rows" "columns" "yes" "no" finds "table",
        "disputed" shows "resolved",
    }
    Claim in "words" {
        "producer" finds "producer of",
        "potential" finds "potential producer" "potential producers",
        "cause" finds "cause of",
        "sufficient" finds "sufficient for",
        "necessary" finds "necessary for",
        "irrelevant" finds "irrelevant to",
        "nets" finds "net",
    }
    Service in "words" {
        "physical" shows "service" "people" finds "axis" "axes",
        "interactions",
        "logic" shows "industrial" "self_service" "partnership",
        "worth" shows "economic" "functional" "emotional" "symbolic" finds "layer" "layers",
        "weighs",
        "requires",
        "costs",
        "promises",
        "pays",
        "expects",
        "assuming",
        "otherwise",
        "supplier" shows "subcontractor" "customer" "counterpart",
        "changes",
    }
    Orchestration in "words" {
        "co_experience" shows "co_definition" "co_elevation" "co_development" finds "phase" "phases",
        "reaches",
        "after",
        "customers" shows "providers",
        "hosts",
        "involvement" shows "curation" "empowerment" finds "strategy",
        "participate" shows "sympathize" "identify" "share" finds "stage",
        "producers" shows "idiot" "outsider" "youngster",
        "dynamic" shows "generative" "social" "high" "low",
        "approach" shows "systemic" "piecemeal" "emergent" "backward_looking" "participatory" "authoritarian",
        "decided" shows "concerns" finds "decided by",
        "chooses",
        "sees",
    }
    Number in "words" {
        "good" finds "goods",
        "terms",
        "learning",
        "alone",
        "per",
        "start",
        "update" shows "simultaneous" "first" "damped",
        "periods",
        "cost",
        "elasticity",
        "rises" shows "grows" "provides",
    }
    Joint in "words" {
        "is" shows "are" "a" "an" "the",
        "in",
        "of",
        "by",
        "for",
        "from",
        "to",
        "with",
        "between",
        "on",
        "as",
    }
    Command in "commands" {
        "check",
        "run",
        "compare",
        "why",
        "why-not" finds "why not",
        "sets",
        "necessary",
        "rank",
        "relate",
        "loops",
        "sustain",
        "matrix",
        "complexity",
        "play",
        "trade",
        "propose",
        "simulate",
        "graph",
        "diff",
        "hash",
        "repl" finds "session",
        "test",
        "fmt" finds "format",
        "init",
        "new",
        "import",
        "export",
        "explain",
        "rules",
        "completions",
        "man",
        "version",
    }
};
