import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { composeTexts } from './command-bundle.mjs';

afterEach(() => {
  delete globalThis.seen;
});

function chunk(fileName, imports, code) {
  return { fileName, imports, code: `globalThis.seen.push(${JSON.stringify(fileName)});${code}` };
}

const chunks = [
  chunk(
    'main.cjs',
    ['shared.cjs'],
    'exports.ask = () => require("./later.cjs"); exports.first = require("./first.cjs").value; globalThis.main = exports;',
  ),
  chunk(
    'first.cjs',
    ['shared.cjs', 'under.cjs'],
    'exports.value = require("./under.cjs").value + require("./shared.cjs").count;',
  ),
  chunk('under.cjs', [], 'exports.value = "’𝒌".length;'),
  chunk('shared.cjs', [], 'exports.count = 10;'),
  chunk(
    'later.cjs',
    ['shared.cjs'],
    'require("./shared.cjs").count += 1; exports.count = require("./shared.cjs").count;',
  ),
];

/** As Node runs the first text, with the second as an asset. */
function runTexts({ main, rest }) {
  globalThis.seen = [];
  const builtIn = createRequire(import.meta.url);
  const assets = { 'rest.cjs': rest, 'rest.cache': '' };
  const require = (name) =>
    name === 'node:sea'
      ? { getRawAsset: (asset) => new TextEncoder().encode(assets[asset]).buffer }
      : builtIn(name);
  runInThisContext(`(function (require) {${main}})`)(require);
  return globalThis.main;
}

test('the first text holds what the named parts need and nothing else, the second the others', () => {
  const { main, rest } = composeTexts(chunks, 'main.cjs', ['first.cjs']);
  const namesIn = (text) => [...text.matchAll(/"\.\/(\w+)\.cjs":\(function/gu)].map(([, name]) => name);
  expect(namesIn(main)).toEqual(['main', 'first', 'under', 'shared']);
  expect(namesIn(rest)).toEqual(['later']);
});

test('a part runs when it is first asked for, once, and is the same for all who ask', () => {
  const command = runTexts(composeTexts(chunks, 'main.cjs', ['first.cjs']));
  expect(globalThis.seen).toEqual(['main.cjs', 'first.cjs', 'under.cjs', 'shared.cjs']);
  expect(command.ask().count).toBe(11);
  expect(command.ask().count).toBe(11);
  expect(globalThis.seen).toEqual(['main.cjs', 'first.cjs', 'under.cjs', 'shared.cjs', 'later.cjs']);
});

test('other characters than ASCII are written as escapes, and mean what they meant', () => {
  const texts = composeTexts(chunks, 'main.cjs', ['first.cjs']);
  expect(texts.main).toMatch(/^[\0-\x7f]*$/u);
  expect(texts.main).toContain(String.raw`"\u2019\ud835\udc8c"`);
  expect(runTexts(texts).first).toBe(13);
});
