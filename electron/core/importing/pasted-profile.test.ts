import { expect, test } from 'vitest';
import { pastedProfile } from '../../../shared/models/pasted.js';
import { readPasted } from './paste.js';
import { holdsSomething, shownValues, toPastedProfile } from './pasted-profile.js';
import { blockOf, otherSecret, temporary } from './testing.js';

function read(settings: Readonly<Record<string, string>>) {
  const draft = readPasted(blockOf('profile dev', settings).join('\n'))?.[0];
  if (draft === undefined) throw new Error('not understood');
  return draft;
}

test('a draft is shown with its key ID masked and its secrets named', () => {
  const draft = read({ ...temporary, region: 'eu-west-1' });
  expect(pastedProfile.parse(toPastedProfile(draft, 'handle'))).toEqual({
    name: 'dev',
    kind: 'access-key',
    values: { aws_access_key_id: '****MPLE', region: 'eu-west-1' },
    masked: ['aws_access_key_id'],
    secretsHeld: ['aws_secret_access_key', 'aws_session_token'],
    handle: 'handle',
    ssoSession: null,
    services: null,
    foreignKeys: [],
    translatedKeys: [],
    expiresAt: null,
  });
  expect(holdsSomething(draft)).toBe(true);
});

test('a password in a command is masked, and the rest of it is not', () => {
  const draft = read({ credential_process: `/bin/keys --password ${otherSecret}` });
  expect(shownValues(draft).get('credential_process')).toBe('/bin/keys --password ********');
  expect(toPastedProfile(draft, 'handle').masked).toEqual(['credential_process']);
});

test('nothing is held where everything is shown', () => {
  expect(holdsSomething(read({ region: 'eu-west-1' }))).toBe(false);
});
