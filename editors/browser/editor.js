// The editor of the playground. The page calls it by `codeEditor`, and can do without it.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { language } from "./language.js";
import { theme } from "./theme.js";

/**
 * An editor in an element. `words` are the lists of words of the language, `label` is what a screen reader calls it, and
 * `changed` is called after each change.
 */
globalThis.codeEditor = ({ parent, text, words, label, changed }) => {
  // Style sheets that are made by a script are let through by the policy of the page in a tree of their own alone.
  const root = parent.attachShadow({ mode: "open" });
  let names = [];
  const offered = [
    ...words.declaring.map((word) => ({ label: word, type: "class" })),
    ...[...words.others, ...words.reserved].map((word) => ({ label: word, type: "keyword" })),
  ];
  const complete = (context) => {
    const word = context.matchBefore(/[\p{L}\p{N}_`.]+/u);
    if (!word && !context.explicit) return null;
    const known = names.map((name) => ({ label: name, type: "variable", boost: 1 }));
    return { from: word?.from ?? context.pos, options: [...known, ...offered], validFor: /^[\p{L}\p{N}_`.]*$/u };
  };
  const extensions = [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [complete], icons: false }),
    highlightActiveLine(),
    lintGutter(),
    indentUnit.of("  "),
    // Tab leaves the editor, so that nobody is caught in it.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap]),
    language(words),
    theme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && changed()),
  ];
  const view = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: root, root });

  /** Where a line and a column are, both from 1; the column counts characters. */
  const offset = ([line, column]) => {
    if (line > view.state.doc.lines) return view.state.doc.length;
    const { from, to, text } = view.state.doc.line(line);
    const before = Array.from(text).slice(0, column - 1).join("");
    return Math.min(from + before.length, to);
  };
  return {
    get text() {
      return view.state.doc.toString();
    },
    /** Another text, as one change that can be undone. */
    set text(other) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: other }, selection: { anchor: 0 } });
    },
    /** Shows what was found, and offers names. */
    show(marks, declared) {
      names = declared;
      const diagnostics = marks.map(({ level, message, from, to }) => {
        const [start, end] = [offset(from), offset(to)];
        return { from: start, to: Math.max(start, end), severity: level, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** Goes to a place and selects it. */
    select(from, to) {
      view.dispatch({ selection: { anchor: offset(from), head: offset(to) }, scrollIntoView: true });
      view.focus();
    },
  };
};
