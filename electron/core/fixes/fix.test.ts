import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, printDocument } from '../ini/document.js';
import { outlineDocument } from '../ini/outline.js';
import { fixFile } from './fix.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

function documentOf(text: string) {
  return parseDocument(new TextEncoder().encode(text));
}

function fixed(code: Parameters<typeof fixFile>[0], text: string, line: number): string | null {
  const result = fixFile(code, documentOf(text), line);
  return result === null ? null : new TextDecoder('utf-8').decode(printDocument(result.after));
}

describe('a comment behind a secret', () => {
  const code = 'inline-comment-in-secret';
  it.each([
    ['#', `[a]\naws_secret_access_key = ${secret} # laptop\nregion = x\n`, '# laptop'],
    [';', `[a]\naws_secret_access_key = ${secret}\t; laptop # old\nregion = x\n`, '; laptop # old'],
  ])('moves to a line of its own above, mark and all (%s)', (_mark, text, comment) => {
    expect(fixed(code, text, 2)).toBe(`[a]\n${comment}\naws_secret_access_key = ${secret}\nregion = x\n`);
  });
  it('keeps line ends and the spacing of the entry', () => {
    expect(fixed(code, `[a]\r\naws_session_token=abc #x\r\n`, 2)).toBe(
      `[a]\r\n#x\r\naws_session_token=abc\r\n`,
    );
  });
  it.each([
    ['the comment is gone', `[a]\naws_secret_access_key = ${secret}\n`, 2],
    ['the mark belongs to the value', '[a]\naws_secret_access_key = abc#def\n', 2],
    ['another setting stands there now', '[a]\nregion = eu-west-1 # mine\n', 2],
    ['the line is a header', `[a]\naws_secret_access_key = ${secret} # x\n`, 1],
    ['there is no such line', '', 7],
    ['the key stands twice', '[a]\naws_secret_access_key = b # c\naws_secret_access_key = d\n', 2],
    ['nothing but the comment is the value', '[a]\naws_secret_access_key = # c\n', 2],
  ])('is nothing to fix where %s', (_why, text, line) => {
    expect(fixed(code, text, line)).toBeNull();
  });
  it('is left alone where the line has bytes that are no UTF-8', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('[a]\naws_session_token = b # '), 0xff, 0x0a]);
    expect(fixFile(code, parseDocument(bytes), 2)).toBeNull();
  });
});

describe('leftover keys', () => {
  const code = 'leftover-keys-shadow-profile';
  const keys = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\naws_session_token = t\n`;
  it('go, and what else stands in the section stays', () => {
    const text = `# mine\n[a]\n${keys}region = x\n\n[b]\n${keys}`;
    expect(fixed(code, text, 3)).toBe(`# mine\n[a]\nregion = x\n\n[b]\n${keys}`);
  });
  it('go with their section where it holds nothing else', () => {
    expect(fixed(code, `[b]\n${keys}[a]\n${keys}[c]\nregion = x\n`, 6)).toBe(`[b]\n${keys}[c]\nregion = x\n`);
  });
  it('are nothing to fix where no key stands there any more', () => {
    expect(fixed(code, '[a]\nregion = x\n', 2)).toBeNull();
    expect(fixed(code, '', 2)).toBeNull();
  });
});

it('what an edit of a file does not mend is never edited', () => {
  const text = `[a]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret} # x\n`;
  for (const code of ['tools-disagree', 'keys-outrank-role', 'environment-shadows-profile'] as const)
    expect(fixed(code, text, 3)).toBeNull();
});

it('an edit names one section, and every other keeps its lines, for any file', () => {
  const line = fastCheck.constantFrom(
    '[a]',
    '[b]',
    `aws_access_key_id = ${id}`,
    `aws_secret_access_key = ${secret} # c`,
    'region = x ; y',
    '  more',
    '# comment',
    '',
  );
  fastCheck.assert(
    fastCheck.property(fastCheck.array(line, { maxLength: 12 }), fastCheck.nat(12), (lines, at) => {
      const before = documentOf(`${lines.join('\n')}\n`);
      for (const code of ['inline-comment-in-secret', 'leftover-keys-shadow-profile'] as const) {
        const result = fixFile(code, before, at);
        if (result === null) continue;
        const others = (document: typeof before): readonly unknown[] =>
          outlineDocument(document)
            .sections.filter(({ header }) => header !== result.header)
            .map(({ header, entries }) => [header, entries.map((entry) => [entry.key, entry.value])]);
        expect(others(result.after)).toEqual(others(before));
      }
    }),
  );
});
