/** Whatever stands in the credentials file: a session is found in it again, and removing it leaves the file as it was. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument, printDocument } from '../ini/document.js';
import { nearlyOrdinaryText, randomText } from '../ini/testing.js';
import { Secret } from '../secret.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { temporaryName, temporaryProfiles, withoutTemporary, withTemporary } from './temporary-profile.js';

const runs = { quick: 300, ci: 3000, nightly: 30_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 300;

function filesOf(text: string): SwitchFiles {
  const document = (bytes: string) => parseDocument(new TextEncoder().encode(bytes));
  return {
    config: { path: 'config', role: 'config', document: document(''), mode: null },
    credentials: { path: 'credentials', role: 'credentials', document: document(text), mode: null },
    locations: [],
  };
}

const key = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
  sessionToken: new Secret('a+b/c=='),
  expiration: null,
};

it('is written, found and removed without a trace', () => {
  const texts = fc.oneof(nearlyOrdinaryText(2), nearlyOrdinaryText(15), randomText('some-refused-lines'));
  const regions = fc.constantFrom(null, 'eu-west-1');
  fc.assert(
    fc.property(texts, regions, fc.date({ noInvalidDate: true }), (text, region, date) => {
      const files = filesOf(text);
      const name = temporaryName(files, 'dev', new Set());
      const content = { profile: 'dev', key, region, until: date.getTime() };
      const written = withTemporary(files, name, content);
      if (!written.ok) throw new Error(written.failure.code);
      expect(temporaryProfiles(written.value)).toMatchObject([
        { name, profile: 'dev', until: date.getTime(), isAsWritten: true },
      ]);
      const removed = withoutTemporary(written.value, () => true);
      if (!removed.ok) throw new Error(removed.failure.code);
      const before = printDocument(files.credentials.document);
      const after = printDocument(removed.value);
      // A last line that had no end got one, so that something could follow.
      expect(new TextDecoder('utf-8').decode(after.slice(0, before.length))).toBe(
        new TextDecoder('utf-8').decode(before),
      );
      expect(new TextDecoder('utf-8').decode(after.slice(before.length))).toMatch(/^(?:\r?\n|\r)?$/u);
    }),
    { numRuns: runs },
  );
});
