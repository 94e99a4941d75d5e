//! What can be done about a mistake in a co-creation, a platform or a problem.

use super::{Advice, Context};
use crate::error::Mistake;
use crate::token::Token;

impl Context<'_> {
    /// What is said of the vocabulary of orchestration.
    pub(super) fn orchestration(&self, mistake: Mistake) -> Option<Advice> {
        let advice = match self.declaration? {
            Token::Cocreation => return self.of_cocreation(mistake),
            Token::Platform => self.of_platform(mistake)?,
            Token::Problem => Self::of_problem(mistake)?,
            _ => return None,
        };
        Some(advice.into())
    }

    fn of_cocreation(&self, mistake: Mistake) -> Option<Advice> {
        let advice = match mistake.found {
            None | Some(Token::BraceOpen) if mistake.expects(Token::Between) => {
                "say between whom and where: `between ACTOR and ACTOR in ENVIRONMENT`"
            }
            None | Some(Token::In | Token::BraceOpen) if mistake.expects(Token::And) => {
                "name the other side: `between ACTOR and ACTOR`"
            }
            Some(Token::Comma) if mistake.expects(Token::And) => {
                return Some(Advice::with("join the two sides with `and`", self.write_and()));
            }
            None | Some(Token::BraceOpen) if mistake.expects(Token::In) => "say where: `in ENVIRONMENT`",
            Some(Token::BraceClose) if mistake.expects(Token::Name) => "name what is done in the phase",
            _ if self.before == Some(Token::After) => "name an earlier phase, as in `after co_experience`",
            _ => return None,
        };
        Some(advice.into())
    }

    fn of_platform(&self, mistake: Mistake) -> Option<&'static str> {
        let strategy = |token| matches!(token, Token::Involvement | Token::Curation | Token::Empowerment);
        Some(match mistake.found? {
            _ if self.before.is_some_and(strategy) && mistake.expects(Token::BraceOpen) => {
                "put what the strategy does in braces: `curation { co_elevation ACTION }`"
            }
            Token::CoExperience | Token::CoDefinition | Token::CoElevation | Token::CoDevelopment
                if mistake.expects(Token::Involvement) =>
            {
                "say by which strategy: `involvement`, `curation` or `empowerment`, with the phase in its braces"
            }
            Token::Sympathize | Token::Identify | Token::Participate | Token::Share
                if mistake.expects(Token::CoExperience) =>
            {
                "put stages in the block of `involvement`; other strategies are aimed at phases"
            }
            _ => return None,
        })
    }

    fn of_problem(mistake: Mistake) -> Option<&'static str> {
        Some(match mistake.found? {
            Token::Number if mistake.expects(Token::Name) => "say `high` or `low`",
            _ => return None,
        })
    }
}
