//! The alphabet of the grammar: quoted literals and lexical classes, in rules and in token lists alike.

/// The words that are never names, unless in backticks.
pub const RESERVED: [&str; 6] = ["and", "or", "not", "at", "all", "any"];

/// The words that are never a party with which a clause of a proposition begins, unless in backticks.
const PARTY: [&str; 2] = ["assuming", "otherwise"];

/// The word that is never a player with which a clause of a hypergame begins, unless in backticks.
const PLAYER: [&str; 1] = ["given"];

/// The words that are never a side of which a clause speaks, unless in backticks.
const OF_SIDES: [&str; 4] = ["cost", "for", "start", "update"];

/// A terminal of a rule, or a token of a text.
///
/// A token list for a real text has a `Literal` for every word and every sign, and a `Name` for every name in
/// backticks: whether a word is a keyword or a name is for the grammar to say. A name of one other file is a
/// `Qualified`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// A word or a sign, by its text.
    Literal(String),
    /// Any name.
    Name,
    /// Two names joined by a point.
    Qualified,
    /// Three names or more joined by points; in a rule, any number of them from two.
    Path,
    /// In a rule, a name of this or of one other file with which a clause of a proposition begins. No token.
    Party,
    /// The same, for a clause of a hypergame.
    Player,
    /// In a rule, a name of this or of one other file that a clause speaks of. No token.
    Side,
    /// A number.
    Number,
    /// A quoted text.
    Text,
    /// A line of documentation.
    Doc,
}

impl Terminal {
    /// The lexical class of this name.
    pub fn class(name: &str) -> Option<Self> {
        match name {
            "Name" => Some(Self::Name),
            "Qualified" => Some(Self::Qualified),
            "Path" => Some(Self::Path),
            "Party" => Some(Self::Party),
            "Player" => Some(Self::Player),
            "Side" => Some(Self::Side),
            "Number" => Some(Self::Number),
            "Text" => Some(Self::Text),
            "Doc" => Some(Self::Doc),
            _ => None,
        }
    }

    /// Whether this terminal of a rule may stand for the token.
    ///
    /// A word is a name wherever a name is asked for; where a keyword wins is for [`super::keyword`] to say.
    pub fn matches(&self, token: &Self) -> bool {
        match (self, token) {
            (Self::Name, Self::Literal(text)) => is_word(text) && !RESERVED.contains(&text.as_str()),
            (Self::Party, Self::Literal(text)) => Self::Name.matches(token) && !PARTY.contains(&text.as_str()),
            (Self::Player, Self::Literal(text)) => Self::Name.matches(token) && !PLAYER.contains(&text.as_str()),
            (Self::Side, Self::Literal(text)) => Self::Name.matches(token) && !OF_SIDES.contains(&text.as_str()),
            (Self::Path, Self::Qualified) | (Self::Party | Self::Player | Self::Side, Self::Name | Self::Qualified) => {
                true
            }
            _ => self == token,
        }
    }

    /// Whether this is the literal of the given text.
    pub fn is(&self, text: &str) -> bool {
        matches!(self, Self::Literal(own) if own == text)
    }
}

/// Whether a literal is a word rather than a sign.
pub fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first == '_' || first.is_alphabetic())
}
