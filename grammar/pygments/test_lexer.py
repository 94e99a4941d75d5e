"""The lexer on every model of the examples and of the corpus: nothing is an error, and nothing is lost."""

import unittest
from pathlib import Path

from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Error, Keyword, Name, Operator

from coproduce_pygments.vocabulary import DECLARING, OTHERS, RESERVED

ROOT = Path(__file__).parents[2]
MODELS = sorted([*ROOT.glob("examples/**/*.coprod"), *ROOT.glob("grammar/corpus/accepted/*.coprod")])


def lexer():
    return get_lexer_by_name("coprod", stripnl=False, ensurenl=False)


def pieces(text):
    return [(kind, piece) for kind, piece in lexer().get_tokens(text) if piece.strip()]


class Lexer(unittest.TestCase):
    def test_is_found_by_its_names_and_by_files(self):
        self.assertEqual(get_lexer_by_name("coproduce").name, "Coproduce")
        self.assertEqual(get_lexer_for_filename("a.coprod").name, "Coproduce")

    def test_every_model_without_an_error_and_without_a_loss(self):
        self.assertGreater(len(MODELS), 100)
        for path in MODELS:
            text = path.read_text(encoding="utf-8-sig")
            tokens = list(lexer().get_tokens(text))
            self.assertEqual("".join(piece for _, piece in tokens), text, path)
            self.assertEqual([piece for kind, piece in tokens if kind in Error], [], path)

    def test_every_word_is_a_keyword(self):
        for word in RESERVED:
            self.assertEqual(pieces(word), [(Operator.Word, word)])
        for word in (*DECLARING, *OTHERS):
            ((kind, piece),) = pieces(word)
            self.assertIn(kind, Keyword)
            self.assertEqual(piece, word)

    def test_names_are_none(self):
        for name in ("`law`", "law.of", "laws", "lawé", "_in", "諏訪湖"):
            self.assertEqual(pieces(name), [(Name, name)])

    def test_what_is_declared_is_marked(self):
        found = [piece for kind, piece in pieces('object a "A", given\nlaw of in e { x produce y }') if kind in Name.Class]
        self.assertEqual(found, ["a", "given", "of"])

    def test_what_is_no_part_of_the_language_is_an_error(self):
        self.assertIn(Error, [kind for kind, _ in pieces("law ; x")])


if __name__ == "__main__":
    unittest.main()
