// How the editor looks: with the colours of the page, so that both change with the theme of the reader.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const surface = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--sheet)", color: "var(--ink)", fontSize: ".83rem" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".8rem 0" },
  "&.cm-focused": { outline: "3px solid var(--accent)" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--soft)", borderRight: "1px solid var(--rule)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)",
  },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--rule)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--paper)",
  },
  ".cm-diagnostic": { fontFamily: "var(--plain)", maxWidth: "34rem" },
  // Signs instead of the pictures that are usual: the policy of the page lets none through.
  ".cm-lint-marker": { content: "normal", width: "auto", height: "auto", fontFamily: "var(--plain)", lineHeight: "1.6" },
  ".cm-lint-marker-error::before": { content: '"✕"', color: "var(--wrong)" },
  ".cm-lint-marker-warning::before": { content: '"△"', color: "var(--open)" },
  ".cm-lint-marker-info::before": { content: '"i"', color: "var(--soft)" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy 1px", textUnderlineOffset: ".25em" },
  ".cm-lintRange-error": { textDecorationColor: "var(--wrong)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--open)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--soft)" },
  ".cm-lintRange-active": { backgroundColor: "var(--open-paper)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--open)" },
});

const colours = HighlightStyle.define([
  { tag: tags.definitionKeyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--accent)" },
  { tag: tags.string, color: "var(--open)" },
  { tag: tags.number, color: "var(--open)" },
  { tag: tags.docComment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.lineComment, color: "var(--soft)" },
  { tag: tags.variableName, color: "var(--ink)" },
]);

export const theme = [surface, syntaxHighlighting(colours)];
