//! The words and signs a text is made of.

use super::scanner::Scanner;
use logos::Logos;

/// Defines the kinds of tokens: those with a form of their own, and those that are one word each, in three groups.
macro_rules! tokens {
    (
        $(#[$about:meta])*
        pub enum Token { $($(#[$meta:meta])* $form:ident,)* }
        reserved { $($reserved:ident $reserved_text:literal,)* }
        declaring { $($declaring:ident $declaring_text:literal,)* }
        inside { $($inside:ident $inside_text:literal,)* }
    ) => {
        $(#[$about])*
        pub enum Token {
            $($(#[$meta])* $form,)*
            $(#[doc = concat!("`", $reserved_text, "`")] #[token($reserved_text)] $reserved,)*
            $(#[doc = concat!("`", $declaring_text, "`")] #[token($declaring_text)] $declaring,)*
            $(#[doc = concat!("`", $inside_text, "`")] #[token($inside_text)] $inside,)*
        }

        impl Token {
            /// Every token that is one word, with the word: reserved words, then those that begin a declaration, then
            /// the others.
            pub(super) const WORDS: &'static [(Self, &'static str)] = &[
                $((Self::$reserved, $reserved_text),)*
                $((Self::$declaring, $declaring_text),)*
                $((Self::$inside, $inside_text),)*
            ];

            /// The words that may begin a declaration.
            pub(super) const DECLARING: &'static [Self] = &[$(Self::$declaring,)*];
        }
    };
}

tokens! {
    /// The kind of a token. Its text is looked up by its place.
    ///
    /// Every word but `and or not at all any` is a keyword in its place only: see [`Token::is_name`].
    #[derive(Logos, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[logos(skip r"[ \t\r\n]+")]
    // Words in ASCII: `Scanner` knows how they go on.
    #[logos(subpattern part = r"[0-9A-Za-z_]")]
    #[logos(subpattern word = r"[A-Za-z_](?&part)*")]
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
        /// Digits, with an optional fraction, power of ten and per cent sign; nothing of a word follows directly.
        #[regex(r"[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?([eE][+\-]?[0-9]+)?%?", priority = 10)]
        #[regex(r"[0-9](?&part)*(\.[0-9](?&part)*)*%?(?&part)*", |_| false, priority = 5)]
        #[regex(
            r"[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?[eE][+\-][0-9](?&part)*(\.[0-9](?&part)*)*%?(?&part)*",
            |_| false,
            priority = 4
        )]
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
    }
    reserved {
        And "and",
        Or "or",
        Not "not",
        At "at",
        All "all",
        Any "any",
    }
    declaring {
        Model "model",
        Use "use",
        Object "object",
        Property "property",
        Actor "actor",
        Action "action",
        Outcome "outcome",
        Environment "environment",
        Offering "offering",
        Value "value",
        Proposition "proposition",
        Constellation "constellation",
        Cocreation "cocreation",
        Platform "platform",
        Problem "problem",
        Hypergame "hypergame",
        View "view",
        Exchange "exchange",
        Adoption "adoption",
        Pricing "pricing",
        Elevation "elevation",
        Evidence "evidence",
        Alternative "alternative",
        Law "law",
        Claim "claim",
        Scenario "scenario",
        Course "course",
    }
    inside {
        A "a",
        After "after",
        Alone "alone",
        Always "always",
        An "an",
        Approach "approach",
        Are "are",
        As "as",
        Assuming "assuming",
        Before "before",
        Below "below",
        Between "between",
        By "by",
        Case "case",
        Cases "cases",
        Cause "cause",
        Changes "changes",
        Chooses "chooses",
        CoDefinition "co_definition",
        CoDevelopment "co_development",
        CoElevation "co_elevation",
        CoExperience "co_experience",
        Columns "columns",
        Concerns "concerns",
        Consistency "consistency",
        Cost "cost",
        Costs "costs",
        Counterpart "counterpart",
        Coverage "coverage",
        Crisp "crisp",
        Curation "curation",
        Customer "customer",
        Customers "customers",
        Damped "damped",
        Decided "decided",
        Disputed "disputed",
        Dynamic "dynamic",
        Elasticity "elasticity",
        Empowerment "empowerment",
        Enabled "enabled",
        End "end",
        Expect "expect",
        Expects "expects",
        First "first",
        For "for",
        From "from",
        Fuzzy "fuzzy",
        Generative "generative",
        Given "given",
        Good "good",
        Grows "grows",
        Holds "holds",
        Hosts "hosts",
        Identify "identify",
        Idiot "idiot",
        In "in",
        Includes "includes",
        Interactions "interactions",
        Involvement "involvement",
        Irrelevant "irrelevant",
        Is "is",
        Lacks "lacks",
        Lasting "lasting",
        Learning "learning",
        Least "least",
        Like "like",
        Likelihood "likelihood",
        Likely "likely",
        Logic "logic",
        Missing "missing",
        Necessary "necessary",
        Nets "nets",
        Never "never",
        No "no",
        Of "of",
        On "on",
        Otherwise "otherwise",
        Outsider "outsider",
        Participate "participate",
        Pays "pays",
        People "people",
        Per "per",
        Period "period",
        Periods "periods",
        Physical "physical",
        Potential "potential",
        Pri "pri",
        Produce "produce",
        Producer "producer",
        Producers "producers",
        Product "product",
        Promises "promises",
        Providers "providers",
        Provides "provides",
        Reaches "reaches",
        Refused "refused",
        Requires "requires",
        Resolved "resolved",
        Rises "rises",
        Row "row",
        Rows "rows",
        Sees "sees",
        Service "service",
        Set "set",
        Share "share",
        Simultaneous "simultaneous",
        Social "social",
        Source "source",
        Start "start",
        Subcontractor "subcontractor",
        Sufficient "sufficient",
        Supplier "supplier",
        Sympathize "sympathize",
        Terms "terms",
        Tests "tests",
        The "the",
        To "to",
        Unknown "unknown",
        Update "update",
        Weighs "weighs",
        With "with",
        Within "within",
        Without "without",
        Worth "worth",
        Yes "yes",
        Youngster "youngster",
    }
}

impl Token {
    /// The kind of a text that is one token and nothing else.
    pub fn single(text: &str) -> Option<Self> {
        let mut tokens = Scanner::of(text);
        let kind = tokens.next()?.ok()?;
        (tokens.span() == (0..text.len())).then_some(kind)
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
        let declaring = Self::DECLARING;
        self as u8 >= declaring[0] as u8 && self as u8 <= declaring[declaring.len() - 1] as u8
    }

    /// Every word that is a keyword in some place.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::WORDS.iter().map(|(_, word)| *word)
    }

    /// The words that may begin a declaration.
    pub fn declaring() -> impl Iterator<Item = &'static str> {
        Self::DECLARING.iter().map(|token| token.word())
    }

    /// The word that the token is; nothing for those with a form of their own.
    pub const fn word(self) -> &'static str {
        // The words come last among the kinds, in the order of their list.
        match (self as usize).checked_sub(Self::And as usize) {
            Some(at) => Self::WORDS[at].1,
            None => "",
        }
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
            word => format!("`{}`", word.word()),
        }
    }
}

/// The names that stand in a piece of text, with their places in it.
pub fn names_in(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    Scanner::of(text)
        .spanned()
        .filter(|(token, _)| token.is_ok_and(|token| token.is_name() || token == Token::Path))
        .map(|(_, range)| (range.clone(), &text[range]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Option<Token>> {
        Scanner::of(text).map(Result::ok).collect()
    }

    #[test]
    fn words_signs_and_numbers() {
        use Token::{Comma, Law, Name, Number, Path, Text};
        assert_eq!(
            kinds("law 諏訪湖, `24 h hotline` 1_000.5% a1.b \"x\""),
            [Law, Name, Comma, Name, Number, Path, Text].map(Some)
        );
    }

    /// A power of ten belongs to its number; what is none, or runs into a word, is no number and no name either.
    #[test]
    fn numbers_with_powers_of_ten() {
        use Token::{Minus, Name, Number};
        assert_eq!(kinds("1e-3 2.5E+2% 1_000e0 7e12"), [Some(Number); 4]);
        assert_eq!(kinds("1e-3-2"), [Some(Number), Some(Minus), Some(Number)]);
        for wrong in ["1e", "1ex", "1e3x", "1e-3x", "1e-3.5", "1_e3", "1e_3", "24h", "1e+3e+"] {
            assert_eq!(Scanner::of(wrong).next(), Some(Err(())), "{wrong}");
        }
        assert_eq!(kinds("1e-x"), [None, Some(Minus), Some(Name)]);
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
