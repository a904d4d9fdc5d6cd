/**
 * Keyway's reading against the real thing: `loadSharedConfigFiles` and `loadSsoSessionData` of the SDK for JavaScript,
 * in this process. KEYWAY_TEST_SIZE sets how many random files it is asked about.
 */
import { externalDataInterceptor, loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../ini/document.js';
import { readDialect } from './read-dialect.js';
import { oddFiles, valuesOf } from './testing.js';

const runs =
  { quick: 3000, ci: 20_000, nightly: 200_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 3000;
const FIXED_SEED = 20_261;
const configFilepath = '/nowhere/config';
const filepath = '/nowhere/credentials';

type Sections = Readonly<Record<string, unknown>>;

/** Entries in any order; a section called `constructor` is JavaScript's own `Object`, with settings on it. */
function entriesOf(sections: object): Sections {
  const entries = Object.entries(sections).map(([name, values]: [string, unknown]) => {
    return [
      `[${name}]`,
      typeof values === 'function' || typeof values === 'object' ? { ...values } : values,
    ] as const;
  });
  return Object.fromEntries(entries.map(([name, values]) => [name, values]));
}

/** What sections called `constructor` or `toString` leave behind in this process. */
function cleanUp(): void {
  for (const shared of [Object, Object.prototype.toString]) {
    for (const key of Object.keys(shared)) Reflect.deleteProperty(shared, key);
  }
}

async function askLibrary(bytes: Uint8Array): Promise<readonly Sections[]> {
  const text = Buffer.from(bytes).toString('utf8');
  externalDataInterceptor.interceptFile(configFilepath, text);
  externalDataInterceptor.interceptFile(filepath, text);
  const files = await loadSharedConfigFiles({ configFilepath, filepath, ignoreCache: true });
  const answer = [entriesOf(files.configFile), entriesOf(files.credentialsFile)];
  cleanUp();
  const sessions = entriesOf(await loadSsoSessionData({ configFilepath }));
  cleanUp();
  return [...answer, sessions];
}

function askKeyway(bytes: Uint8Array): readonly Sections[] {
  const document = parseDocument(bytes);
  const config = readDialect('sdk-js-v3', document, 'config');
  const credentials = readDialect('sdk-js-v3', document, 'credentials');
  const sessions = valuesOf(config.ssoSessions);
  const prefixed = (type: string, sections: object): Sections => {
    return Object.fromEntries(Object.entries(sections).map(([name, values]) => [`${type}.${name}`, values]));
  };
  const all = {
    ...entriesOf(valuesOf(config.profiles)),
    ...entriesOf(prefixed('sso-session', sessions)),
    ...entriesOf(prefixed('services', valuesOf(config.services))),
  };
  return [all, entriesOf(valuesOf(credentials.profiles)), entriesOf(sessions)];
}

describe('reading as the SDK for JavaScript v3 does', () => {
  it.each([
    ['files that are the same each time', { seed: FIXED_SEED }],
    ['new files', {}],
  ])('gives the same sections and values for %s', { timeout: 600_000 }, async (_name, parameters) => {
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(oddFiles, async (bytes) => {
        const theirs = await askLibrary(bytes);
        expect(askKeyway(bytes)).toEqual(theirs);
        if (theirs.some((sections) => Object.keys(sections).length > 0)) filled += 1;
      }),
      { numRuns: runs / 2, ...parameters },
    );
    expect(filled).toBeGreaterThan(runs / 5);
  });
});
