/** What is loaded before a tool gets its credentials: the built command's own files, followed from import to import. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './harness.js';

/** The texts of a file and of all that it imports before it runs. */
function loaded(path: string, texts = new Map<string, string>()): ReadonlyMap<string, string> {
  if (texts.has(path)) return texts;
  const text = readFileSync(path, 'utf-8');
  texts.set(path, text);
  for (const [, named] of text.matchAll(/(?:^|[;\n}])import\b[^"'()]*["'](\.[^"']+)["']/gu)) {
    loaded(join(dirname(path), named ?? ''), texts);
  }
  return texts;
}

test('neither the library of schemas nor the rest of Keyway', () => {
  const folder = join(dirname(command), 'command');
  // What earlier builds left there is not meant.
  const named =
    /import\("\.\/(command\/credential-process-[^"]+)"\)/u.exec(readFileSync(command, 'utf-8'))?.[1] ?? '';
  expect(readdirSync(folder)).toContain(named.replace('command/', ''));
  const texts = loaded(join(dirname(command), named), new Map(loaded(command)));
  const all = [...texts.values()].join('\n');
  expect(all).toContain('SecretAccessKey');
  for (const unwanted of ['$ZodType', '@orpc', 'chokidar', 'createApp(']) expect(all).not.toContain(unwanted);
  expect(all.length).toBeLessThan(400_000);
});
