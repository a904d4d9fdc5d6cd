import { describe, expect, test } from 'vitest';
import { emptyDocument, parseDocument, printDocument } from '../ini/document.js';
import { Secret } from '../secret.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import {
  formatTemporaryMark,
  parseTemporaryMark,
  temporaryName,
  temporaryProfiles,
  withoutTemporary,
  withTemporary,
} from './temporary-profile.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const until = Date.parse('2026-11-21T16:00:00.000Z');
const content = {
  profile: 'dev',
  key: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret(secret),
    sessionToken: new Secret('t0ken=='),
    expiration: '2026-11-21T16:00:00.000Z',
  },
  region: 'eu-west-1',
  until,
};

function filesWith(credentials: string, config = ''): SwitchFiles {
  const document = (text: string) => parseDocument(new TextEncoder().encode(text));
  return {
    config: { path: '~/.aws/config', role: 'config', document: document(config), mode: null },
    credentials: {
      path: '~/.aws/credentials',
      role: 'credentials',
      document: document(credentials),
      mode: null,
    },
    locations: [],
  };
}

function written(files: SwitchFiles, name = 'dev-session'): string {
  const after = withTemporary(files, name, content);
  if (!after.ok) throw new Error(after.failure.code);
  return new TextDecoder('utf-8').decode(printDocument(after.value));
}

function removed(text: string) {
  const after = withoutTemporary(filesWith(text).credentials.document, ({ profile }) => profile === 'dev');
  return after.ok ? new TextDecoder('utf-8').decode(printDocument(after.value)) : after.failure;
}

const base = '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n';

describe('a session in the credentials file', () => {
  test('says what it is, and until when, and has what tools need', () => {
    const [, ...lines] = written(filesWith('')).split('\n');
    expect(lines[0]).toMatch(
      /^# Managed by Keyway: session of profile "dev" \([0-9a-f]{8}\)\. Keyway removes it when it ends: 2026-11-21T16:00:00\.000Z$/u,
    );
    expect(lines.slice(1)).toEqual([
      'aws_access_key_id = ASIAIOSFODNN7EXAMPLE',
      `aws_secret_access_key = ${secret}`,
      'aws_session_token = t0ken==',
      'region = eu-west-1',
      '',
    ]);
  });

  test.each([[base], ['# only a comment\n'], ['']])('leaves %j as it was once it is removed', (text) => {
    expect(removed(written(filesWith(text)))).toBe(text);
  });

  test('is found again', () => {
    const [found] = temporaryProfiles(filesWith(written(filesWith(base))).credentials.document);
    expect(found).toMatchObject({ name: 'dev-session', profile: 'dev', until, isAsWritten: true });
  });

  test.each([
    ['a value', (text: string) => text.replace('eu-west-1', 'us-east-1')],
    ['a new setting', (text: string) => `${text}output = json\n`],
    ['a comment between', (text: string) => text.replace('region', '# mine\nregion')],
  ])('stays where another program changed %s', (_what, change) => {
    const failure = removed(change(written(filesWith(base))));
    expect(failure).toMatchObject({ code: 'edit-conflict', facts: { name: 'dev-session' } });
    expect(JSON.stringify(failure)).not.toContain(secret);
  });

  test('goes when its comment alone was moved by others, and comments below it stay', () => {
    expect(removed(`${written(filesWith(base))}# below\n[next]\n`)).toBe(`${base}# below\n[next]\n`);
  });

  test('takes the place of an earlier one of the same profile', () => {
    const twice = written(filesWith(written(filesWith(base))));
    expect(twice.match(/\[dev-session\]/gu)).toHaveLength(1);
  });

  test('is never written over a profile of that name', () => {
    const after = withTemporary(filesWith('[dev-session]\nregion = x\n'), 'dev-session', content);
    expect(after).toMatchObject({ ok: false, failure: { code: 'profile-exists' } });
  });

  test('keeps names that could be read as something else', () => {
    for (const profile of ['a"b', 'a\\b', 'ä ö', 'x (y). z']) {
      const mark = { profile, fingerprint: '0123abcd', until };
      expect(parseTemporaryMark(formatTemporaryMark(mark))).toEqual(mark);
    }
    expect(parseTemporaryMark('# Managed by Keyway: copy of profile "dev" (0123abcd).')).toBeNull();
  });
});

describe('its name', () => {
  test('is the first that no profile has, in either file or elsewhere', () => {
    expect(temporaryName(filesWith(base), 'dev', new Set())).toBe('dev-session');
    const taken = filesWith('[dev-session]\nregion = x\n', '[profile dev-session-2]\nregion = x\n');
    expect(temporaryName(taken, 'dev', new Set())).toBe('dev-session-3');
    expect(temporaryName(taken, 'dev', new Set(['dev-session-3']))).toBe('dev-session-4');
  });

  test('is the one that it has already', () => {
    const there = filesWith(written(filesWith(base), 'dev-session-2'));
    expect(temporaryName(there, 'dev', new Set(['dev-session-2']))).toBe('dev-session-2');
    expect(temporaryProfiles(emptyDocument)).toEqual([]);
  });
});
