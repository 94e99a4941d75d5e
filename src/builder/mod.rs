//! Models made in Rust code.
//!
//! A builder writes the same text a person would, so that a built model meets the same rules, and its findings have
//! places in a text that can be shown. In: names, numbers and conditions. Out: a text in canonical form, or a
//! [`Program`].
//!
//! There is a method for each declaration of the language and one for each of its clauses, called by the word that it
//! writes. What a declaration cannot do without it takes at once, in the order in which it is written:
//! `model.scenario("spring", "outdoors")` begins `scenario spring in outdoors`. Clauses are then added one by one.
//!
//! ```
//! use coproduce::builder::{ModelBuilder, all};
//!
//! let mut model = ModelBuilder::new("acorn");
//! model.object(["acorn", "oak"]).property(["soil", "warmth"], "outdoors");
//! model.environment("outdoors").holds("soil");
//! let germination = model.law("germination").applies_in("outdoors").produces("oak");
//! germination.when(all(["acorn", "soil", "warmth"]));
//! model.scenario("spring", "outdoors").given(["acorn", "warmth"]).expect("oak");
//! let program = model.build();
//! assert!(program.findings().is_empty());
//! ```
//!
//! A string is one name wherever a name is asked for, whatever stands in it; it is written in backticks where it would
//! not be read as one name. A backtick in it, and the end of a line, become an apostrophe, as no name can have them. A
//! name without a character, or with one that does not show, is an error that a finding of [`ModelBuilder::build`] says.
//! So is whatever a declaration needs and was not given. What a model declares besides stays the same.

mod amount;
mod claim;
mod condition;
mod course;
mod declaration;
mod dynamics;
mod evidence;
mod exchange;
mod game;
mod import;
mod law;
mod list;
mod name;
mod orchestration;
mod page;
mod platform;
mod scenario;
mod service;
mod text;
mod word;
mod world;

pub use amount::{Amount, Quantity, amount};
pub use claim::{ClaimBuilder, Member, Relation};
pub use condition::{Condition, all, any, at_least, name, not};
pub use course::{ChangeBuilder, CourseBuilder, TimedExpectation, When};
pub use dynamics::{AdoptionBuilder, ChargeBuilder, ElevationBuilder, JoiningBuilder, PricingBuilder};
pub use evidence::{Calibration, EvidenceBuilder, RowsBuilder, TestsBuilder};
pub use exchange::{ExchangeBuilder, Hours};
pub use game::{HypergameBuilder, ViewBuilder};
pub use import::UseBuilder;
pub use law::LawBuilder;
pub use list::List;
pub use name::{Heading, Name, Reference, labelled, qualified};
pub use orchestration::{CocreationBuilder, Phase, PhaseBuilder, ProblemBuilder};
pub use platform::{Aim, PlatformBuilder, ProducerRole, Stage};
pub use scenario::{Cell, Dispute, Expectation, ScenarioBuilder};
pub use service::{ConstellationBuilder, Content, OfferingBuilder, PropositionBuilder, ValueBuilder};
pub use world::{ActionBuilder, ActorBuilder, EnvironmentBuilder};

use crate::{Modules, NoModules, Program, Text};
use declaration::{Builds, Declaration, Line};
use list::Written;
use page::Paragraph;

/// Collects declarations in the order in which they are made.
///
/// The default is a model without a `model` line, which may be left out.
#[derive(Clone, Debug, Default)]
pub struct ModelBuilder {
    /// What the file is called; nothing where the model has no name.
    name: Option<String>,
    header: Option<String>,
    /// The documentation of the model.
    about: Vec<String>,
    declarations: Vec<(Vec<String>, Declaration)>,
    /// What stands above the declaration to come.
    above: Vec<String>,
}

impl ModelBuilder {
    /// `model NAME`: a model that declares nothing yet.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        let header = Heading::from(&name).written();
        Self { name: Some(name), header: Some(format!("model {header}")), ..Self::default() }
    }

    /// `model NAME "LABEL"`: the same, with what people read in its stead.
    pub fn labelled(name: impl Into<String>, label: impl AsRef<str>) -> Self {
        let name = name.into();
        let header = labelled(&name, label).written();
        Self { name: Some(name), header: Some(format!("model {header}")), ..Self::default() }
    }

    /// `/// TEXT`, above the line of the model: documents it. Of a model without such a line it documents what is
    /// declared first.
    pub fn describe(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.about.extend(text::documentation(text.as_ref()));
        self
    }

    /// `/// TEXT`: documents the declaration that is made next, a line of documentation for each line of the text.
    pub fn documentation(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.above.extend(text::documentation(text.as_ref()));
        self
    }

    /// `// allow RULE, …: REASON`: rules whose findings may stand in the declaration that is made next, and why.
    pub fn allow<R: AsRef<str>>(&mut self, rules: impl IntoIterator<Item = R>, reason: impl AsRef<str>) -> &mut Self {
        let rules: Vec<String> = rules.into_iter().map(|rule| text::one_line(rule.as_ref())).collect();
        let allowed = format!("// allow {}: {}", rules.join(", "), text::one_line(reason.as_ref()));
        self.above.push(allowed.trim_end().to_owned());
        self
    }

    /// The model as text, in canonical form.
    pub fn text(&self) -> String {
        let header = self.header.iter().map(|header| (&[][..], Paragraph::new(header.clone())));
        let declared = self.declarations.iter().map(|(above, made)| (&above[..], made.paragraph()));
        let mut text = as_lines(&self.about);
        let mut after_long = false;
        for (place, (above, paragraph)) in header.chain(declared).enumerate() {
            let laid_out = paragraph.laid_out();
            let is_long = laid_out.contains('\n');
            if place > 0 && (after_long || is_long || !above.is_empty()) {
                text.push('\n');
            }
            text += &as_lines(above);
            text += &as_lines(&[laid_out]);
            after_long = is_long;
        }
        text + &as_lines(&self.above)
    }

    /// Reads and checks the model, which may not use others.
    pub fn build(&self) -> Program {
        self.build_with(&mut NoModules)
    }

    /// Reads and checks the model, and the modules and tables it names.
    pub fn build_with(&self, modules: &mut dyn Modules) -> Program {
        let name = self.name.as_deref().unwrap_or("model");
        Program::read_with(Text::new(format!("{name}.coprod"), self.text()), modules)
    }

    fn line(&mut self, text: String) -> &mut Self {
        self.declare(Line { body: Paragraph::new(text) });
        self
    }

    /// Adds a declaration, below what is to stand above it.
    fn declare<B: Builds>(&mut self, builder: B) -> &mut B {
        self.declarations.push((std::mem::take(&mut self.above), builder.into()));
        match self.declarations.last_mut().and_then(|(_, declaration)| B::of(declaration)) {
            Some(builder) => builder,
            None => unreachable!("added just now"),
        }
    }
}

fn as_lines(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}
