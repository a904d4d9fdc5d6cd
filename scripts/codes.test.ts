import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesPage } from './codes.js';

test('docs/codes.md says what the models say', async () => {
  const findingFacts = readFileSync(
    new URL('../electron/core/profiles/finding-facts.ts', import.meta.url),
    'utf8',
  );
  await expect(codesPage(findingFacts)).toMatchFileSnapshot('../docs/codes.md');
});
