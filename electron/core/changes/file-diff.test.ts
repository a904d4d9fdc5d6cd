import { describe, expect, it } from 'vitest';
import { type IniDocument, parseDocument } from '../ini/document.js';
import { fileDiff, formatUnified } from './file-diff.js';

const path = '~/.aws/credentials';
const whole = { accessKeyIds: 'whole' } as const;

function read(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

function unified(before: string, after: string, accessKeyIds: 'whole' | 'last-four' = 'whole'): string {
  return formatUnified([fileDiff(path, read(before), read(after), { accessKeyIds })]);
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `# ${index + 1}\n`).join('');
}

describe('fileDiff', () => {
  it('gives each line its kind and its numbers', () => {
    expect(fileDiff(path, read('a\nb\n'), read('a\nc\nd\n'), whole)).toEqual({
      path,
      added: 2,
      removed: 1,
      hunks: [
        {
          lines: [
            { kind: 'context', text: 'a', oldLine: 1, newLine: 1 },
            { kind: 'removed', text: 'b', oldLine: 2, newLine: null },
            { kind: 'added', text: 'c', oldLine: null, newLine: 2 },
            { kind: 'added', text: 'd', oldLine: null, newLine: 3 },
          ],
        },
      ],
    });
  });

  it('has no hunks where nothing differs', () => {
    expect(fileDiff(path, read('a\n'), read('a\n'), whole)).toEqual({
      path,
      added: 0,
      removed: 0,
      hunks: [],
    });
  });

  it.each([
    ['another line end', 'a\n', 'a\r\n'],
    ['a line end at the end of the file', 'a', 'a\n'],
    ['a byte order mark', 'a\n', '\ufeffa\n'],
  ])('shows %s', (_, before, after) => {
    expect(fileDiff(path, read(before), read(after), whole)).toMatchObject({ added: 1, removed: 1 });
  });

  it('shows that bytes differ which are not UTF-8', () => {
    const [before, after] = [parseDocument(Uint8Array.from([0xff])), parseDocument(Uint8Array.from([0xfe]))];
    expect(fileDiff(path, before, after, whole)).toMatchObject({ added: 1, removed: 1 });
  });

  it('shows that a masked secret was replaced, and not what by', () => {
    const before = '[a]\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
    const after = '[a]\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n';
    expect(unified(before, after)).toBe(
      `--- ${path}\n+++ ${path}\n@@ -1,2 +1,2 @@\n [a]\n-aws_secret_access_key = ********\n+aws_secret_access_key = ********\n`,
    );
  });

  it('masks by what stands above the hunk, too', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `  part${index}\n`).join('');
    const before = `[a]\naws_session_token =\n${lines}`;
    expect(unified(before, `${before}  last\n`)).not.toMatch(/part|last/);
  });

  it('masks access key IDs as it is told', () => {
    const after = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n';
    expect(unified('', after)).toContain('AKIAIOSFODNN7EXAMPLE');
    expect(unified('', after, 'last-four')).toContain('+aws_access_key_id = ****MPLE\n');
  });
});

describe('formatUnified', () => {
  it('shows three lines of context and joins hunks whose contexts meet', () => {
    const before = numbered(20);
    const after = before.replace('# 5\n', '# five\n').replace('# 12\n', '').replace('# 20\n', '# 20\n# 21\n');
    expect(unified(before, after)).toBe(
      [
        `--- ${path}`,
        `+++ ${path}`,
        '@@ -2,14 +2,13 @@',
        ...[' # 2', ' # 3', ' # 4', '-# 5', '+# five', ' # 6', ' # 7', ' # 8', ' # 9', ' # 10', ' # 11'],
        ...['-# 12', ' # 13', ' # 14', ' # 15'],
        '@@ -18,3 +17,4 @@',
        ...[' # 18', ' # 19', ' # 20', '+# 21', ''],
      ].join('\n'),
    );
  });

  it('counts from 0 on the side of an empty file', () => {
    expect(unified('', 'a\n')).toBe(`--- ${path}\n+++ ${path}\n@@ -0,0 +1,1 @@\n+a\n`);
    expect(unified('a\n', '')).toBe(`--- ${path}\n+++ ${path}\n@@ -1,1 +0,0 @@\n-a\n`);
  });

  it('leaves out files without changes', () => {
    expect(unified('a', 'a')).toBe('');
    expect(formatUnified([])).toBe('');
  });
});
