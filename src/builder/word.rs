//! Words of the language that are chosen from a few.

/// Makes words of the language out of the members of an enumeration.
macro_rules! words {
    ($($(#[$about:meta])+ $name:ident { $($(#[$doc:meta])+ $variant:ident $word:literal,)+ })+) => {
        $(
            $(#[$about])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum $name {
                $($(#[$doc])+ $variant,)+
            }

            impl Written for $name {
                fn written(&self) -> String {
                    let word = match self {
                        $(Self::$variant => $word,)+
                    };
                    word.to_owned()
                }
            }
        )+
    };
}

pub(super) use words;
