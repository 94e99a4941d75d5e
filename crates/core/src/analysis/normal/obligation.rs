//! Claims and scenarios in normal form: those of the module itself, for others answer for theirs.

use crate::analysis::normal::{Normal, Obliged, Words, clause, sorted};
use crate::kernel::{Claim, Expectation, Member, NetClaim, Scenario, Supposed};
use coproduce_syntax::declaration::Relation;
use coproduce_syntax::source::Span;
use std::collections::BTreeSet;

impl Normal<'_> {
    /// What must be proven, and of what situations.
    pub(super) fn obligations(&self, scenario_names: impl Fn(&Scenario) -> String) -> Vec<String> {
        let kernel = self.kernel;
        let claims: BTreeSet<String> = kernel.claims.iter().map(|claim| self.claim(claim)).collect();
        let nets = kernel.net_claims.iter().map(|claim| self.net_claim(claim));
        let nets: BTreeSet<String> = nets.collect();
        let own = kernel.scenarios.iter().filter(|scenario| scenario.is_own_situation());
        let scenarios = own.map(|scenario| self.scenario(scenario, &scenario_names(scenario)));
        let courses = kernel
            .own_courses()
            .map(|(_, course)| self.course(course, &scenario_names(&kernel.scenarios[course.scenario.index()])));
        claims.into_iter().chain(nets).chain(scenarios).chain(courses).collect()
    }

    /// Claims, and what scenarios expect, one by one.
    pub(super) fn obliged(&self, words: Words) -> Vec<Obliged> {
        let kernel = self.kernel;
        // Without the keyword: the sort of thing says it.
        let said = |span: Span| words.sources.text(span).split_whitespace().skip_while(|word| *word == "claim");
        let said = |span: Span| said(span).collect::<Vec<_>>().join(" ");
        let claims = kernel.claims.iter().map(|claim| (self.claim(claim), said(claim.span)));
        let nets = kernel.net_claims.iter().map(|claim| (self.net_claim(claim), said(claim.span)));
        let claims = claims.chain(nets).map(|(normal, text)| Obliged { scenario: None, normal, text });
        let own = kernel.scenarios.iter().filter(|scenario| scenario.is_own_situation());
        let expected = own.flat_map(|scenario| {
            scenario.expectations.iter().map(|expectation| {
                let product = words.literal(expectation.product, !expectation.not);
                let by = expectation.by.map(|law| format!(" by {}", words.law(law))).unwrap_or_default();
                let scenario = Some(words.scenario(scenario).into_owned());
                Obliged { scenario, normal: self.expected(expectation), text: format!("{product}{by}") }
            })
        });
        let timed = kernel.own_courses().flat_map(|(_, course)| {
            course.expectations.iter().map(|expected| Obliged {
                scenario: Some(words.scenario(&kernel.scenarios[course.scenario.index()]).into_owned()),
                normal: self.timed(expected),
                text: words.timed(course, expected),
            })
        });
        claims.chain(expected).chain(timed).collect()
    }

    fn net_claim(&self, claim: &NetClaim) -> String {
        let proposition = self.kernel.proposition(claim.proposition).atom;
        format!("(claim (nets {} {} {}))", self.name(claim.actor), claim.amount, self.name(proposition))
    }

    fn claim(&self, claim: &Claim) -> String {
        let relation = match claim.relation {
            Relation::Sufficient => "sufficient",
            Relation::Necessary => "necessary",
            Relation::Producer => "producer",
            Relation::PotentialProducer => "potential-producer",
            Relation::Cause => "cause",
            Relation::Irrelevant => "irrelevant",
        };
        let members = claim.members.iter().map(|member| match member {
            Member::Present(atom) => self.name(*atom).to_owned(),
            Member::Absent(atom) => format!("(not {})", self.name(*atom)),
            Member::AnyOf(atoms) => format!("(any {})", self.set(atoms.iter().copied())),
        });
        let environment = self.kernel.environment(claim.environment).atom;
        let denied = if claim.denied { "not " } else { "" };
        format!(
            "(claim ({denied}{relation} {}){}{})",
            sorted(members),
            clause("of", self.name(claim.product)),
            clause("in", self.name(environment))
        )
    }

    fn scenario(&self, scenario: &Scenario, name: &str) -> String {
        let states = scenario.states.iter().map(|(&atom, &(supposed, _))| match supposed {
            Supposed::Likely(probability) => format!("(likely {} {probability})", self.name(atom)),
            other => format!("({} {})", other.word(), self.name(atom)),
        });
        let expected = scenario.expectations.iter().map(|expectation| self.expected(expectation));
        let disputes = scenario.disputes.iter().map(|dispute| {
            let proposition = self.name(self.kernel.proposition(dispute.proposition).atom);
            format!("({proposition} {})", if dispute.resolved { "resolved" } else { "unresolved" })
        });
        format!(
            "(scenario {name}{}{}{}{})",
            clause("in", self.name(self.kernel.environment(scenario.environment).atom)),
            clause("states", sorted(states)),
            clause("expects", sorted(expected)),
            clause("disputed", sorted(disputes))
        )
    }

    fn expected(&self, expectation: &Expectation) -> String {
        let name = self.name(expectation.product);
        let by = expectation.by.map(|law| clause("by", self.law(law))).unwrap_or_default();
        if expectation.not { format!("(not {name}{by})") } else { format!("({name}{by})") }
    }
}
