/** What is loaded before anything is asked of AWS: nothing of its SDK, whichever host starts. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './harness.js';

const folder = dirname(command);

/** A built file and all that it imports before it runs, with their texts. */
function loadedWith(path: string, known = new Map<string, string>()): ReadonlyMap<string, string> {
  if (known.has(path)) return known;
  const text = readFileSync(path, 'utf8');
  known.set(path, text);
  for (const [, wanted = ''] of text.matchAll(/^(?:import|export)\b[^"'();]*["'](\.[^"']+)["']/gmu)) {
    loadedWith(join(dirname(path), wanted), known);
  }
  return known;
}

const ofSdk = /(?:STS|IAM|SSO)Client = class|HttpsProxyAgent extends/u;

test.each(['main.js', 'web.js', 'cli.js'])('%s starts without the SDK', (name) => {
  const texts = [...loadedWith(join(folder, name))];
  expect(texts.filter(([, text]) => ofSdk.test(text)).map(([path]) => path)).toEqual([]);
  // The walk followed something, or it would prove nothing.
  expect(name === 'cli.js' || texts.length > 3).toBe(true);
});

test('there is an SDK to be loaded', () => {
  const chunks = /import\(["'](\.[^"']*sts-calls[^"']*)["']\)/u;
  const main = [...loadedWith(join(folder, 'main.js')).entries()];
  const found = main.flatMap(([path, text]) => {
    const wanted = chunks.exec(text)?.[1];
    return wanted === undefined ? [] : [join(dirname(path), wanted)];
  });
  expect(found).toHaveLength(1);
  const whole = [...loadedWith(found[0] ?? '').values()].join('\n');
  expect(whole).toMatch(ofSdk);
});
