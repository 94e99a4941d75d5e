// The language, as far as colours need it. Its words are given by the page, which has them from the interpreter itself.

import { StreamLanguage } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** Of a word that may go on in any script; the interpreter says what is really a name. */
const WORD = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*/u;

/** The language with lists of words: `reserved`, `declaring` and `others`. */
export function language({ reserved, declaring, others }) {
  const kinds = new Map([
    ...reserved.map((word) => [word, "operatorKeyword"]),
    ...declaring.map((word) => [word, "definitionKeyword"]),
    ...others.map((word) => [word, "keyword"]),
  ]);
  return StreamLanguage.define({
    name: "coproduce",
    languageData: { commentTokens: { line: "//" }, closeBrackets: { brackets: ["(", "{", '"', "`"] } },
    tokenTable: { documentation: tags.docComment },
    token(stream) {
      if (stream.eatSpace()) return null;
      if (stream.match(/^\/\/\/(?!\/)/)) {
        stream.skipToEnd();
        return "documentation";
      }
      if (stream.match("//")) {
        stream.skipToEnd();
        return "lineComment";
      }
      if (stream.match(/^"[^"]*"?/)) return "string";
      if (stream.match(/^`[^`]*`?/)) return "variableName";
      if (stream.match(/^\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?%?/)) return "number";
      const word = stream.match(WORD);
      if (word) return kinds.get(word[0]) ?? "variableName";
      return /[{}()]/.test(stream.next()) ? "bracket" : "operator";
    },
  });
}
