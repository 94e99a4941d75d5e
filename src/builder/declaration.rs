//! The declarations that a model can have, one builder each.

use super::claim::ClaimBuilder;
use super::course::CourseBuilder;
use super::dynamics::{AdoptionBuilder, ElevationBuilder, PricingBuilder};
use super::evidence::EvidenceBuilder;
use super::exchange::ExchangeBuilder;
use super::game::{HypergameBuilder, ViewBuilder};
use super::import::UseBuilder;
use super::law::LawBuilder;
use super::orchestration::{CocreationBuilder, ProblemBuilder};
use super::page::Paragraph;
use super::platform::PlatformBuilder;
use super::scenario::ScenarioBuilder;
use super::service::{ConstellationBuilder, OfferingBuilder, PropositionBuilder, ValueBuilder};
use super::world::{ActionBuilder, ActorBuilder, EnvironmentBuilder};

/// A declaration in the making.
pub(super) trait Builds: Into<Declaration> {
    /// The one of this kind that a declaration is.
    fn of(declaration: &mut Declaration) -> Option<&mut Self>;

    /// What it says so far.
    fn paragraph(&self) -> Paragraph;
}

/// Lists the kinds of declarations: those whose body is what they say, and those that are put together.
macro_rules! declarations {
    (
        plain { $($plain:ident $body:ident,)* }
        composed { $($composed:ident $parts:ident,)* }
    ) => {
        declarations! { $($plain $body body,)* $($composed $parts parts,)* }
    };
    (@written $builder:tt body) => { $builder.body.clone() };
    (@written $builder:tt parts) => { $builder.written() };
    ($($kind:ident $builder:ident $made:ident,)*) => {
        /// A declaration in the making, of whatever kind.
        #[derive(Clone, Debug)]
        pub(super) enum Declaration {
            $($kind($builder),)*
        }

        impl Declaration {
            /// What it says so far.
            pub fn paragraph(&self) -> Paragraph {
                match self {
                    $(Self::$kind(builder) => builder.paragraph(),)*
                }
            }
        }

        $(
            impl From<$builder> for Declaration {
                fn from(builder: $builder) -> Self {
                    Self::$kind(builder)
                }
            }

            impl Builds for $builder {
                fn of(declaration: &mut Declaration) -> Option<&mut Self> {
                    match declaration {
                        Declaration::$kind(builder) => Some(builder),
                        _ => None,
                    }
                }

                fn paragraph(&self) -> Paragraph {
                    declarations!(@written self $made)
                }
            }
        )*
    };
}

declarations! {
    plain {
        Line Line,
        Offering OfferingBuilder,
        Value ValueBuilder,
        Proposition PropositionBuilder,
        Constellation ConstellationBuilder,
        Problem ProblemBuilder,
        Hypergame HypergameBuilder,
        View ViewBuilder,
        Exchange ExchangeBuilder,
        Elevation ElevationBuilder,
    }
    composed {
        Use UseBuilder,
        Actor ActorBuilder,
        Action ActionBuilder,
        Environment EnvironmentBuilder,
        Law LawBuilder,
        Claim ClaimBuilder,
        Scenario ScenarioBuilder,
        Course CourseBuilder,
        Cocreation CocreationBuilder,
        Platform PlatformBuilder,
        Adoption AdoptionBuilder,
        Pricing PricingBuilder,
        Evidence EvidenceBuilder,
    }
}

/// A declaration without clauses.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub body: Paragraph,
}
