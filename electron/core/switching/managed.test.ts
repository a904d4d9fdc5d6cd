import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineDocument } from '../ini/outline.js';
import { fingerprintOf, formatManagedMark, parseManagedMark } from './managed.js';
import { documentOf } from './testing.js';

const name = fc.string({ unit: 'binary' }).filter((text) => !/[\r\n\0]/u.test(text));
const fingerprint = fc.integer({ min: 0, max: 0xffffffff }).map((hash) => hash.toString(16).padStart(8, '0'));

function fingerprintOfText(text: string): string {
  const [section] = outlineDocument(documentOf(text)).sections;
  if (section === undefined) throw new Error('no section');
  return fingerprintOf(section);
}

describe('the mark of a managed default', () => {
  it('is read back as it was written, whatever the names', () => {
    fc.assert(
      fc.property(name, fc.option(name), fingerprint, fc.array(name), (copyOf, location, hash, keptAs) => {
        const mark = { copyOf, location, fingerprint: hash, keptAs };
        expect(parseManagedMark(formatManagedMark(mark))).toEqual(mark);
      }),
    );
  });

  it('is a comment that says what it is and how to take it back', () => {
    expect(
      formatManagedMark({
        copyOf: 'my "prod"',
        location: '~/x',
        fingerprint: '0123abcd',
        keptAs: ['default-before'],
      }),
    ).toBe(
      '# Managed by Keyway: copy of profile "my \\"prod\\"" in "~/x" (0123abcd). ' +
        'Earlier default kept as "default-before". Take it back: keyway use --restore',
    );
  });

  it.each([
    '',
    '# Managed by Keyway',
    '# Managed by Keyway: copy of profile dev (0123abcd). Take it back: keyway use --restore',
    '# Managed by Keyway: copy of profile "dev" (0123ABCD). Take it back: keyway use --restore',
    '# Managed by Keyway: copy of profile "\\x" (0123abcd). Take it back: keyway use --restore',
    'region = "Managed by Keyway"',
  ])('is not seen in %j', (line) => {
    expect(parseManagedMark(line)).toBeNull();
  });
});

describe('the fingerprint of a section', () => {
  const text = '[default]\nregion = eu-west-1\ns3 =\n    addressing_style = path\n';

  it.each([
    '[default]\n# a comment\nregion = eu-west-1\n\ns3 =\n    addressing_style = path\n\n',
    '[default]\r\nREGION=eu-west-1\r\ns3=\r\n  addressing_style = path',
  ])('stays with comments, spacing, line ends and the case of keys: %j', (same) => {
    expect(fingerprintOfText(same)).toBe(fingerprintOfText(text));
  });

  it.each([
    text.replace('eu-west-1', 'eu-west-2'),
    text.replace('path', 'virtual'),
    `${text}output = json\n`,
    '[default]\n',
  ])('changes with what the section says: %j', (other) => {
    expect(fingerprintOfText(other)).not.toBe(fingerprintOfText(text));
  });

  it('says nothing of a secret', () => {
    const secret = (value: string): string =>
      `[x]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${value}\n`;
    expect(fingerprintOfText(secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'))).toBe(
      fingerprintOfText(secret('x')),
    );
  });
});
