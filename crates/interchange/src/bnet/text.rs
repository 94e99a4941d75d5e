//! Functions as they are written.

use super::function::Function;
use std::borrow::Cow;

/// What stands between and before the parts of a function. In all notations `not` binds tightest, then `and`.
pub(super) struct Notation<'s> {
    pub not: &'s str,
    pub and: &'s str,
    pub or: &'s str,
    /// What is always 0, and what is always 1.
    pub constants: [&'s str; 2],
}

/// What a part stands within; the later, the looser it binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bind {
    Not,
    And,
    Or,
}

impl Notation<'_> {
    /// The text of a function, with the parentheses it needs.
    pub fn text<'n, N>(&self, function: &Function<N>, name: &impl Fn(&N) -> Cow<'n, str>) -> String {
        self.within(function, Bind::Or, name)
    }

    /// The same where something is joined to it with `and`.
    pub fn conjunct<'n, N>(&self, function: &Function<N>, name: &impl Fn(&N) -> Cow<'n, str>) -> String {
        self.within(function, Bind::And, name)
    }

    fn within<'n, N>(&self, function: &Function<N>, within: Bind, name: &impl Fn(&N) -> Cow<'n, str>) -> String {
        let (bind, parts, joint) = match function {
            Function::Name(one) => return name(one).into_owned(),
            Function::Constant(value) => return self.constants[usize::from(*value)].to_owned(),
            Function::Not(inner) => return format!("{}{}", self.not, self.within(inner, Bind::Not, name)),
            Function::All(parts) => (Bind::And, parts, self.and),
            Function::Any(parts) => (Bind::Or, parts, self.or),
        };
        let parts: Vec<String> = parts.iter().map(|part| self.within(part, bind, name)).collect();
        let text = parts.join(joint);
        if bind > within { format!("({text})") } else { text }
    }
}
