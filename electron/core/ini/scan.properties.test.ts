/** Scanning is an abbreviation of reading line by line: both must give the same outline of any file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './document.js';
import { countSections, outlineDocument, outlineSectionAt, scanDocument } from './outline.js';
import { nearlyOrdinaryText, randomText } from './testing.js';

const runs =
  { quick: 4000, ci: 15_000, nightly: 100_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 4000;
const encoder = new TextEncoder();

describe('the outline of a file that is scanned', () => {
  it('is that of the same lines read one by one', () => {
    let scanned = 0;
    const texts = fc.oneof(nearlyOrdinaryText(2), nearlyOrdinaryText(15), randomText('some-refused-lines'));
    fc.assert(
      fc.property(texts, (text) => {
        const document = parseDocument(encoder.encode(text));
        if (scanDocument(document) !== null) scanned += 1;
        // Made of its lines, a document is not scanned.
        const { byteOrderMark, lines } = document;
        const outline = outlineDocument({ byteOrderMark, lines });
        expect(outlineDocument(document)).toEqual(outline);
        expect(countSections(document)).toBe(outline.sections.length);
        for (let line = 0; line <= lines.length + 1; line += 1) {
          expect(outlineSectionAt(document, line)).toEqual(
            outline.sections.find((section) => section.line === line),
          );
        }
      }),
      { numRuns: runs },
    );
    // Otherwise nothing was compared.
    expect(scanned).toBeGreaterThan(runs / 5);
  });

  it('is that of the same lines also where there are many sections, keys and entries', () => {
    const section = (name: number, keys: number): string =>
      `[profile p${String(name)}]\n${Array.from({ length: keys }, (_, key) => `k${String(key)} = ${String(name)}\n`).join('')}`;
    for (const [sections, keys, isScanned] of [
      [3000, 3, true],
      [3, 500, true],
      [3, 600, false],
    ] as const) {
      const text = Array.from({ length: sections }, (_, name) => section(name, keys)).join('\n');
      const document = parseDocument(encoder.encode(text));
      expect(scanDocument(document) !== null).toBe(isScanned);
      const { byteOrderMark, lines } = document;
      expect(outlineDocument(document)).toEqual(outlineDocument({ byteOrderMark, lines }));
    }
  });

  it('is made for what AWS documents and people write', () => {
    const text =
      '# mine\r\n[default]\r\nregion=eu-west-1\r\ns3 =\r\n  max_queue_size = 1 # ü\r\n\r\n' +
      "[profile dev-1] ; x\r\nrole_arn : arn:aws:iam::111122223333:role/x\r\n\t# note\r\n[sso-session 'a b']\r\n";
    expect(scanDocument(parseDocument(encoder.encode(text)))?.sectionCount).toBe(3);
  });

  it('knows the last word of a header of one or two plain words, and of no other', () => {
    const lastWord = (line: string): string | null | undefined => {
      const scan = scanDocument(parseDocument(encoder.encode(line)));
      const start = scan?.lastWord(0) ?? -1;
      return start < 0 ? null : scan?.text.slice(start, scan.headerEnd(0));
    };
    expect(['[a]', '[profile a.b/c@d:e+f-g_1]'].map(lastWord)).toEqual(['a', 'a.b/c@d:e+f-g_1']);
    const odd = [
      '[ a]',
      '[a ]',
      '[a  b]',
      '[a b c]',
      '[a\tb]',
      '[a]x',
      '[a] ',
      '[a]]',
      '[a#]',
      '[ü]',
      '["a"]',
    ];
    expect(odd.map(lastWord)).toEqual(odd.map(() => null));
  });

  it('knows of a header that stands twice', () => {
    const scan = (text: string) => scanDocument(parseDocument(encoder.encode(text)));
    expect(scan('[a]\n[b]\n[ab]\n[profile a]\n')?.mayRepeatHeader).toBe(false);
    expect(scan('[a]\n[b]\n[a]\n')?.mayRepeatHeader).toBe(true);
    expect(scan('[a b c]\n[a]\n[a b c] # x\n')?.mayRepeatHeader).toBe(true);
    expect(scan('[é]\n[ö]\n')?.mayRepeatHeader).toBe(true);
  });
});
