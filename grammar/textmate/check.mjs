// The grammar with the engines that use it: that of VS Code, and Shiki with the regular expressions of JavaScript.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { createHighlighter } from 'shiki';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const here = import.meta.dirname;
const definition = JSON.parse(readFileSync(path.join(here, 'coproduce.tmLanguage.json'), 'utf8'));
const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
await oniguruma.loadWASM(readFileSync(wasm));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => definition,
});
const grammar = await registry.loadGrammar(definition.scopeName);

/** The pieces of a text that are not white space, each with its innermost scope. */
function pieces(text) {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).trim(), scopes.at(-1)])
      .filter(([piece]) => piece !== '');
  });
}

const words = ['reserved', 'declarations', 'words'].flatMap((name) =>
  definition.repository[name].patterns.flatMap(({ match }) => /\(\?:([a-z_|]+)\)/.exec(match)[1].split('|')),
);

const models = ['../../examples', '../corpus/accepted'].flatMap((folder) =>
  readdirSync(path.join(here, folder), { recursive: true })
    .filter((name) => name.endsWith('.coprod'))
    .map((name) => path.join(here, folder, name)),
);

test('every word is a keyword, and nothing else is', () => {
  assert.ok(words.length > 100);
  for (const word of words) {
    const [[piece, scope]] = pieces(word);
    assert.equal(piece, word);
    assert.match(scope, /^keyword\./, word);
    for (const name of [`\`${word}\``, `${word}s_`, `_${word}`, `a.${word}`, `${word}.a`, `${word}é`]) {
      for (const [, scope] of pieces(name)) assert.doesNotMatch(scope, /^keyword\./, name);
    }
  }
});

test('names that are declared, comments and texts', () => {
  const text = 'object a "law", given // law\nalternative law of in e { x produce y } /// law';
  const of = (scope) => pieces(text).filter(([, own]) => own.startsWith(scope)).map(([piece]) => piece);
  assert.deepEqual(of('entity.name.type'), ['a', 'given']);
  assert.deepEqual(of('entity.name.function'), ['of']);
  assert.deepEqual(of('comment'), ['// law', '/// law']);
  assert.deepEqual(of('string'), ['"law"']);
  assert.deepEqual(of('keyword'), ['object', 'alternative', 'law', 'in', 'produce']);
});

test('in every model, what has no scope of its own is a name', () => {
  assert.ok(models.length > 100);
  for (const file of models) {
    for (const [piece, scope] of pieces(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))) {
      if (scope !== definition.scopeName) continue;
      for (const name of piece.split(/\s+/)) {
        assert.match(name, /^[\p{XID_Start}_]\p{XID_Continue}*$/u, file);
        assert.ok(!words.includes(name), `${file}: ${name}`);
      }
    }
  }
});

test('Shiki reads it, with the regular expressions of JavaScript', async () => {
  const highlighter = await createHighlighter({
    themes: ['github-light'],
    langs: [{ ...definition, name: 'coproduce', aliases: ['coprod'] }],
    engine: createJavaScriptRegexEngine(),
  });
  for (const file of models) {
    const text = readFileSync(file, 'utf8');
    const lines = highlighter.codeToTokensBase(text, { lang: 'coprod', theme: 'github-light' });
    assert.equal(lines.map((line) => line.map(({ content }) => content).join('')).join('\n'), text.replaceAll('\r\n', '\n'), file);
  }
});
