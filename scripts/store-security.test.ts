import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Rows of the tables whose last cell names a file and, after a colon, one of its tests. */
const page = readFileSync(new URL('../docs/security/store.md', import.meta.url), 'utf8');
const named = [...page.matchAll(/\| `(?<file>[^`]+)`(?:: (?<title>[^|]*[^| ]))? +\|$/gmu)].map(
  ({ groups }) => {
    return { file: groups?.['file'] ?? '', title: groups?.['title'] ?? null };
  },
);
const rows = page.split('\n').filter((line) => /^\|(?! -)/u.test(line));

describe('docs/security/store.md', () => {
  test('names a test in each row', () => {
    const tables = page.split('\n').filter((line) => line.startsWith('| --')).length;
    const theSame = rows.filter((row) => /\| the same +\|$/u.test(row)).length;
    expect(named).toHaveLength(rows.length - tables - theSame);
  });
  test.each(named)('$file: $title is there', ({ file, title }) => {
    const url = new URL(`../${file}`, import.meta.url);
    expect(existsSync(url), file).toBe(true);
    if (title !== null) expect(readFileSync(url, 'utf8')).toContain(title);
  });
});
