/** For tests: fixture homes of findings about static keys. */
import { byPerson, type Fixtures, lines } from './findings-fixtures.js';

const id = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE';
const secret = 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const otherId = 'aws_access_key_id = AKIAI44QH8DHBEXAMPLE';
const otherSecret = 'aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const region = 'region = eu-west-1';
const config = lines('[profile p]', region);

function form(field: string | null) {
  return { kind: 'form', field } as const;
}

export const keyFixtures: Fixtures<
  | 'plaintext-long-term-key'
  | 'partial-access-key'
  | 'split-access-key'
  | 'access-key-outranks-other-source'
  | 'same-access-key'
  | 'access-key-differs'
  | 'secret-in-config'
> = {
  'plaintext-long-term-key': [
    byPerson(
      'a key',
      { config, credentials: lines('[p]', id, secret) },
      { kind: 'dialog', dialog: 'move-in' },
      {
        config: lines('[profile p]', region, 'login_session = arn:aws:iam::111122223333:user/a'),
      },
    ),
  ],
  'partial-access-key': [
    byPerson('an ID', { config, credentials: lines('[p]', id) }, form('aws_secret_access_key'), {
      config,
      credentials: lines('[p]', id, secret),
    }),
    byPerson('a secret', { config, credentials: lines('[p]', secret) }, form('aws_access_key_id'), {
      config,
    }),
  ],
  'split-access-key': [
    {
      name: 'the ID in the config file',
      home: { config: lines('[profile p]', id, region), credentials: lines('[p]', secret) },
      without: { config, credentials: lines('[p]', id, secret) },
      fix: { kind: 'edit', config: lines('[profile p]', region), credentials: lines('[p]', secret, id) },
    },
    {
      name: 'the secret in the config file',
      home: { config: lines('[profile p]', secret, region), credentials: lines('[p]', id) },
      without: { config, credentials: lines('[p]', id, secret) },
      fix: { kind: 'edit', config: lines('[profile p]', region), credentials: lines('[p]', id, secret) },
    },
  ],
  'access-key-outranks-other-source': [
    {
      name: 'beside a process',
      home: {
        config: lines('[profile p]', region, 'credential_process = x'),
        credentials: lines('[p]', id, secret),
        programs: ['x'],
      },
      without: { config: lines('[profile p]', region, 'credential_process = x') },
      fix: { kind: 'edit', credentials: '' },
    },
  ],
  'same-access-key': [
    byPerson(
      'two profiles',
      { config, credentials: lines('[p]', id, secret, '[q]', id, secret) },
      form('aws_access_key_id'),
      { config, credentials: lines('[p]', id, secret, '[q]', otherId, otherSecret) },
    ),
  ],
  'access-key-differs': [
    byPerson(
      'two IDs',
      { config: lines('[profile p]', id, secret), credentials: lines('[p]', otherId, otherSecret) },
      form('aws_access_key_id'),
      { config: lines('[profile p]', id, secret), credentials: lines('[p]', id, secret) },
    ),
    byPerson(
      'two secrets',
      { config: lines('[profile p]', id, secret), credentials: lines('[p]', id, otherSecret) },
      form('aws_access_key_id'),
      { config, credentials: lines('[p]', id, otherSecret) },
    ),
  ],
  'secret-in-config': [
    {
      name: 'a key',
      home: { config: lines('[profile p]', id, secret, region), credentials: lines('[q]', region) },
      without: { config, credentials: lines('[p]', id, secret) },
      fix: { kind: 'edit', config, credentials: lines('[q]', region, '', '[p]', id, secret) },
    },
    {
      name: 'the same key in both files',
      home: { config: lines('[profile p]', region, id, secret), credentials: lines('[p]', id, secret) },
      without: { config, credentials: lines('[p]', id, secret) },
      fix: { kind: 'edit', config },
    },
    byPerson(
      'beside a process',
      { config: lines('[profile p]', region, id, secret, 'credential_process = x') },
      form('aws_access_key_id'),
      { config: lines('[profile p]', region, 'credential_process = x') },
    ),
  ],
};
