"""Coproduce for Pygments, and so for Sphinx, MkDocs and LaTeX's minted."""

from pygments import unistring
from pygments.lexer import RegexLexer, bygroups, using, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from .vocabulary import DECLARING, OTHERS, RESERVED

__all__ = ["CoproduceLexer"]

# Python's own class of letters has no combining accents.
WORD = rf"[{unistring.xid_start}][{unistring.xid_continue}]*"
NAME = rf"(?:`[^`\r\n]+`|{WORD})"
HEADING = rf'{NAME}(?:\s*"[^"\r\n]*")?'
# Neither a part of a longer word nor of a qualified name.
BESIDE = rf"[{unistring.xid_continue}.`]"
ALONE = {"prefix": rf"(?<!{BESIDE})", "suffix": rf"(?!{BESIDE})"}
NAMING = "|".join(word for word in DECLARING if word not in {"alternative", "use", "claim", "view"})


class HeadingLexer(RegexLexer):
    """Names that are declared, with their labels."""

    tokens = {
        "root": [
            (r"\s+", Whitespace),
            (r'"[^"\r\n]*"', String.Double),
            (r",", Punctuation),
            (NAME, Name.Class),
        ]
    }


class CoproduceLexer(RegexLexer):
    """For models of producers and products, in files that end in `.coprod`."""

    name = "Coproduce"
    aliases = ["coproduce", "coprod"]
    filenames = ["*.coprod"]
    mimetypes = ["text/x-coproduce"]

    tokens = {
        "root": [
            (r"\ufeff", Whitespace),
            (r"\s*\n|\s+", Whitespace),
            (r"///(?!/).*", String.Doc),
            (r"//.*", Comment.Single),
            (
                rf"^([ \t]*)((?:alternative\s+)?)({NAMING})(\s+)({HEADING}(?:\s*,\s*{HEADING})*)",
                bygroups(Whitespace, Keyword.Declaration, Keyword.Declaration, Whitespace, using(HeadingLexer)),
            ),
            (r'"[^"\r\n]*"', String.Double),
            (rf"{NAME}(?:\.{NAME})+", Name),
            (r"`[^`\r\n]+`", Name),
            (r"[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?(?:[eE][+-]?[0-9]+)?%?(?!\w)", Number),
            (words(RESERVED, **ALONE), Operator.Word),
            (words(DECLARING, **ALONE), Keyword.Declaration),
            (words(OTHERS, **ALONE), Keyword),
            (WORD, Name),
            (r"[-+*/]", Operator),
            (r"[{}(),]", Punctuation),
        ]
    }
