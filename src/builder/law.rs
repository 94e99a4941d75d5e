//! `law l in e { CONDITION produce p … }`: what suffices for what, and where. `end` in place of `produce` ends what lasts.

use super::ModelBuilder;
use super::amount::Amount;
use super::condition::Condition;
use super::course::periods;
use super::list::{List, Listing, NOTHING, Written};
use super::name::{Heading, Reference, opening};
use super::page::{Clause, Paragraph};
use super::text::quoted;

impl ModelBuilder {
    /// `law NAME`: states a law. It needs environments, a condition and products.
    ///
    /// ```
    /// use coproduce::builder::{ModelBuilder, name};
    ///
    /// let mut model = ModelBuilder::new("kiln");
    /// model
    ///     .law("firing")
    ///     .applies_in("workshop")
    ///     .when(name("clay").and("heat"))
    ///     .produces("brick")
    ///     .likelihood("0.9")
    ///     .source("the potter's log");
    /// let law = "law firing in workshop {\n  clay and heat produce brick\n  likelihood 0.9\n  source \"the potter's log\"\n}\n";
    /// assert_eq!(model.text(), format!("model kiln\n\n{law}"));
    /// ```
    pub fn law(&mut self, name: impl Into<Heading>) -> &mut LawBuilder {
        self.declare(LawBuilder {
            name: name.into(),
            alternative: false,
            environments: List::default(),
            condition: None,
            word: "produce",
            products: List::default(),
            delay: None,
            enabling: None,
            likelihood: None,
            source: None,
        })
    }
}

/// `law NAME in ENVIRONMENT, … { … }` in the making. Of what a law has once the last call counts.
#[derive(Clone, Debug)]
pub struct LawBuilder {
    name: Heading,
    alternative: bool,
    environments: List<Reference>,
    condition: Option<Condition>,
    word: &'static str,
    products: List<Reference>,
    delay: Option<usize>,
    enabling: Option<Condition>,
    likelihood: Option<Amount>,
    source: Option<String>,
}

impl LawBuilder {
    /// `alternative law …`: stands beside other laws for the same product on purpose.
    pub fn alternative(&mut self) -> &mut Self {
        self.alternative = true;
        self
    }

    /// `in ENVIRONMENT, …`: applies in these, and in all within them.
    pub fn applies_in(&mut self, environments: impl Into<List<Reference>>) -> &mut Self {
        self.environments.append(environments.into());
        self
    }

    /// `CONDITION produce …`: what must be present together.
    pub fn when(&mut self, condition: impl Into<Condition>) -> &mut Self {
        self.condition = Some(condition.into());
        self
    }

    /// `… produce PRODUCT, …`: what is produced.
    pub fn produces(&mut self, products: impl Into<List<Reference>>) -> &mut Self {
        self.come_to("produce", products.into())
    }

    /// `… end NAME, …`: what lasts is ended. A law produces or ends: what was said before of the other is left out.
    pub fn ends(&mut self, things: impl Into<List<Reference>>) -> &mut Self {
        self.come_to("end", things.into())
    }

    fn come_to(&mut self, word: &'static str, things: List<Reference>) -> &mut Self {
        if self.word != word {
            (self.word, self.products) = (word, List::default());
        }
        self.products.append(things);
        self
    }

    /// `after n periods`: it acts so many periods later.
    pub fn after_periods(&mut self, count: usize) -> &mut Self {
        self.delay = Some(count);
        self
    }

    /// `enabled by CONDITION`: what must be present besides and is not used up; in a set that sustains itself it may be
    /// supplied mutually.
    pub fn enabled_by(&mut self, condition: impl Into<Condition>) -> &mut Self {
        self.enabling = Some(condition.into());
        self
    }

    /// `likelihood n`: how likely the condition suffices, from 0 to 1.
    pub fn likelihood(&mut self, probability: impl Into<Amount>) -> &mut Self {
        self.likelihood = Some(probability.into());
        self
    }

    /// `source "TEXT"`: where the law is taken from. The text is written as a [label](super::labelled) is.
    pub fn source(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.source = Some(quoted(text.as_ref()));
        self
    }

    pub(super) fn written(&self) -> Paragraph {
        let alternative = if self.alternative { "alternative " } else { "" };
        let head = format!("{alternative}law {}", self.name.written());
        let mut paragraph = Paragraph::new(head).and_head(self.environments.clause("in"));
        paragraph.clauses.push(self.production());
        let enabling = self.enabling.as_ref().map(|condition| format!("enabled by {}", condition.written()));
        let likelihood = self.likelihood.as_ref().map(|likelihood| format!("likelihood {}", likelihood.written()));
        let source = self.source.as_ref().map(|source| format!("source {source}"));
        paragraph.clauses.extend([enabling, likelihood, source].into_iter().flatten().map(Clause::Words));
        paragraph
    }

    fn production(&self) -> Clause {
        let condition = self.condition.as_ref().map_or_else(|| NOTHING.to_owned(), Written::written);
        let delay = self.delay.map(|count| format!(" after {}", periods(count)));
        let products = format!("{} {}{}", self.word, self.products.written(), delay.unwrap_or_default());
        Clause::Production(opening(condition), products)
    }
}
