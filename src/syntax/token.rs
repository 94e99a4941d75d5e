//! The words and signs a text is made of.

use logos::Logos;

/// The kind of a token. Its text is looked up by its place.
///
/// Every word but `and or not at all any` is a keyword in its place only: see [`Token::is_name`].
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[logos(skip r"[ \t\r\n]+")]
// No word has the letters that do not show: the Hangul fillers.
#[logos(subpattern word = r"[[\p{XID_Start}_]--[\u{115f}\u{1160}\u{3164}\u{ffa0}]][\p{XID_Continue}--[\u{115f}\u{1160}\u{3164}\u{ffa0}]]*")]
#[logos(subpattern quoted = r"`[^`\r\n]+`")]
#[repr(u8)]
pub enum Token {
    /// A word of the model, or anything in backticks.
    #[regex(r"(?&word)", priority = 1)]
    #[regex(r"(?&quoted)", priority = 1)]
    #[regex(r"``", |_| false)]
    Name,
    /// Names joined by dots: a name of another module, or the path of a module.
    #[regex(r"((?&word)|(?&quoted))(\.((?&word)|(?&quoted)))+")]
    Path,
    /// Digits, with an optional fraction and an optional per cent sign; nothing of a word follows directly.
    #[regex(r"[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?%?", priority = 10)]
    #[regex(r"[0-9]\p{XID_Continue}*(\.[0-9]\p{XID_Continue}*)*%?\p{XID_Continue}*", |_| false, priority = 5)]
    Number,
    /// Text in quotation marks, on one line.
    #[regex(r#""[^"\r\n]*""#)]
    Text,
    /// Documentation: `///` and the rest of the line. Four strokes are a remark.
    #[regex(r"///([^/\r\n][^\r\n]*)?", allow_greedy = true, priority = 20)]
    Doc,
    /// A remark: `//` and the rest of the line. Never handed to the parser.
    #[regex(r"//[^\r\n]*", allow_greedy = true, priority = 5)]
    Comment,
    /// `{`
    #[token("{")]
    BraceOpen,
    /// `}`
    #[token("}")]
    BraceClose,
    /// `(`
    #[token("(")]
    ParenOpen,
    /// `)`
    #[token(")")]
    ParenClose,
    /// `,`
    #[token(",")]
    Comma,
    /// `+`
    #[token("+")]
    Plus,
    /// `-`
    #[token("-")]
    Minus,
    /// `*`
    #[token("*")]
    Star,
    /// `/`
    #[token("/")]
    Slash,

    // The six reserved words.
    /// `and`
    #[token("and")]
    And,
    /// `or`
    #[token("or")]
    Or,
    /// `not`
    #[token("not")]
    Not,
    /// `at`
    #[token("at")]
    At,
    /// `all`
    #[token("all")]
    All,
    /// `any`
    #[token("any")]
    Any,

    // Words that begin a declaration.
    /// `model`
    #[token("model")]
    Model,
    /// `use`
    #[token("use")]
    Use,
    /// `object`
    #[token("object")]
    Object,
    /// `property`
    #[token("property")]
    Property,
    /// `actor`
    #[token("actor")]
    Actor,
    /// `action`
    #[token("action")]
    Action,
    /// `outcome`
    #[token("outcome")]
    Outcome,
    /// `environment`
    #[token("environment")]
    Environment,
    /// `offering`
    #[token("offering")]
    Offering,
    /// `value`
    #[token("value")]
    Value,
    /// `proposition`
    #[token("proposition")]
    Proposition,
    /// `constellation`
    #[token("constellation")]
    Constellation,
    /// `alternative`
    #[token("alternative")]
    Alternative,
    /// `law`
    #[token("law")]
    Law,
    /// `claim`
    #[token("claim")]
    Claim,
    /// `scenario`
    #[token("scenario")]
    Scenario,

    // Words inside a declaration.
    /// `a`
    #[token("a")]
    A,
    /// `an`
    #[token("an")]
    An,
    /// `are`
    #[token("are")]
    Are,
    /// `as`
    #[token("as")]
    As,
    /// `assuming`
    #[token("assuming")]
    Assuming,
    /// `between`
    #[token("between")]
    Between,
    /// `by`
    #[token("by")]
    By,
    /// `cause`
    #[token("cause")]
    Cause,
    /// `changes`
    #[token("changes")]
    Changes,
    /// `columns`
    #[token("columns")]
    Columns,
    /// `costs`
    #[token("costs")]
    Costs,
    /// `counterpart`
    #[token("counterpart")]
    Counterpart,
    /// `customer`
    #[token("customer")]
    Customer,
    /// `disputed`
    #[token("disputed")]
    Disputed,
    /// `enabled`
    #[token("enabled")]
    Enabled,
    /// `expect`
    #[token("expect")]
    Expect,
    /// `expects`
    #[token("expects")]
    Expects,
    /// `for`
    #[token("for")]
    For,
    /// `from`
    #[token("from")]
    From,
    /// `given`
    #[token("given")]
    Given,
    /// `holds`
    #[token("holds")]
    Holds,
    /// `in`
    #[token("in")]
    In,
    /// `includes`
    #[token("includes")]
    Includes,
    /// `interactions`
    #[token("interactions")]
    Interactions,
    /// `irrelevant`
    #[token("irrelevant")]
    Irrelevant,
    /// `is`
    #[token("is")]
    Is,
    /// `lacks`
    #[token("lacks")]
    Lacks,
    /// `least`
    #[token("least")]
    Least,
    /// `like`
    #[token("like")]
    Like,
    /// `likelihood`
    #[token("likelihood")]
    Likelihood,
    /// `likely`
    #[token("likely")]
    Likely,
    /// `logic`
    #[token("logic")]
    Logic,
    /// `necessary`
    #[token("necessary")]
    Necessary,
    /// `nets`
    #[token("nets")]
    Nets,
    /// `no`
    #[token("no")]
    No,
    /// `of`
    #[token("of")]
    Of,
    /// `otherwise`
    #[token("otherwise")]
    Otherwise,
    /// `pays`
    #[token("pays")]
    Pays,
    /// `people`
    #[token("people")]
    People,
    /// `physical`
    #[token("physical")]
    Physical,
    /// `potential`
    #[token("potential")]
    Potential,
    /// `produce`
    #[token("produce")]
    Produce,
    /// `producer`
    #[token("producer")]
    Producer,
    /// `producers`
    #[token("producers")]
    Producers,
    /// `promises`
    #[token("promises")]
    Promises,
    /// `requires`
    #[token("requires")]
    Requires,
    /// `resolved`
    #[token("resolved")]
    Resolved,
    /// `row`
    #[token("row")]
    Row,
    /// `rows`
    #[token("rows")]
    Rows,
    /// `service`
    #[token("service")]
    Service,
    /// `source`
    #[token("source")]
    Source,
    /// `subcontractor`
    #[token("subcontractor")]
    Subcontractor,
    /// `sufficient`
    #[token("sufficient")]
    Sufficient,
    /// `supplier`
    #[token("supplier")]
    Supplier,
    /// `the`
    #[token("the")]
    The,
    /// `to`
    #[token("to")]
    To,
    /// `unknown`
    #[token("unknown")]
    Unknown,
    /// `weighs`
    #[token("weighs")]
    Weighs,
    /// `with`
    #[token("with")]
    With,
    /// `within`
    #[token("within")]
    Within,
    /// `without`
    #[token("without")]
    Without,
    /// `worth`
    #[token("worth")]
    Worth,
    /// `yes`
    #[token("yes")]
    Yes,
}

impl Token {
    /// The kind of a text that is one token and nothing else.
    pub fn single(text: &str) -> Option<Self> {
        let mut lexer = Self::lexer(text);
        let kind = lexer.next()?.ok()?;
        (lexer.span() == (0..text.len())).then_some(kind)
    }

    /// Whether the token may stand where a name stands.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name) || self.is_keyword()
    }

    /// Whether the token may stand where a name is declared: there `at`, `all` and `any` mean nothing else.
    pub const fn may_be_declared(self) -> bool {
        self.is_name() || matches!(self, Self::At | Self::All | Self::Any)
    }

    /// Whether the token is a word with a meaning of its own in some place.
    pub const fn is_keyword(self) -> bool {
        self as u8 >= Self::Model as u8
    }

    /// Whether the token may begin a declaration.
    pub const fn begins_declaration(self) -> bool {
        self as u8 >= Self::Model as u8 && self as u8 <= Self::Scenario as u8
    }

    /// How people call the kind: signs and keywords in backticks, the rest with an article.
    pub fn described(self) -> String {
        match self {
            Self::Name => "a name".into(),
            Self::Path => "a path".into(),
            Self::Number => "a number".into(),
            Self::Text => "a text in quotation marks".into(),
            Self::Doc => "a documentation comment".into(),
            Self::Comment => "a comment".into(),
            Self::BraceOpen => "`{`".into(),
            Self::BraceClose => "`}`".into(),
            Self::ParenOpen => "`(`".into(),
            Self::ParenClose => "`)`".into(),
            Self::Comma => "`,`".into(),
            Self::Plus => "`+`".into(),
            Self::Minus => "`-`".into(),
            Self::Star => "`*`".into(),
            Self::Slash => "`/`".into(),
            word => format!("`{}`", format!("{word:?}").to_lowercase()),
        }
    }
}

/// The names that stand in a piece of text, with their places in it.
pub fn names_in(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    Token::lexer(text)
        .spanned()
        .filter(|(token, _)| token.is_ok_and(|token| token.is_name() || token == Token::Path))
        .map(|(_, range)| (range.clone(), &text[range]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Option<Token>> {
        Token::lexer(text).map(Result::ok).collect()
    }

    #[test]
    fn words_signs_and_numbers() {
        use Token::{Comma, Law, Name, Number, Path, Text};
        assert_eq!(
            kinds("law 諏訪湖, `24 h hotline` 1_000.5% a1.b \"x\""),
            [Law, Name, Comma, Name, Number, Path, Text].map(Some)
        );
    }

    #[test]
    fn comments_and_documentation() {
        use Token::{Comment, Doc};
        assert_eq!(kinds("// a\n/// b\n//\n////\n///"), [Comment, Doc, Comment, Comment, Doc].map(Some));
    }

    #[test]
    fn a_keyword_is_described_by_its_own_text() {
        assert_eq!(Token::Likelihood.described(), "`likelihood`");
    }
}
