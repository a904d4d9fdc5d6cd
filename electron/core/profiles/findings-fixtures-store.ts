/** For tests: fixture homes of findings between the encrypted store and the shared files. */
import { byPerson, type Fixtures, lines } from './findings-fixtures.js';

const id = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE';
const secret = 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const otherId = 'aws_access_key_id = AKIAI44QH8DHBEXAMPLE';
const otherSecret = 'aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const region = 'region = eu-west-1';
const store = lines('[p]', '# keyway: id1 always', id, secret);
const programs = ['/opt/keyway'];
const differing = { kind: 'form', field: 'aws_access_key_id' } as const;
const config = lines('[profile p]', region);
const connected = lines('[profile p]', `credential_process = ${bridgeLine('id1')}`, region);

/** As the installation of these homes writes it. */
export function bridgeLine(entry: string): string {
  return `/opt/keyway credential-process --id ${entry}`;
}

export const storeFixtures: Fixtures<
  'store-key-differs' | 'bridge-line-broken' | 'stored-profile-not-connected'
> = {
  'store-key-differs': [
    byPerson('another key', { store, credentials: lines('[p]', otherId, otherSecret) }, differing, {
      store,
      credentials: lines('[p]', id, secret),
    }),
    byPerson('another secret', { store, credentials: lines('[p]', id, otherSecret) }, differing, {
      store,
      config: connected,
    }),
  ],
  'bridge-line-broken': [
    {
      name: 'an id that is gone',
      home: { store, programs, config: connected.replace('id1', 'id9') },
      without: { store, config: connected },
      fix: { kind: 'edit', config: connected },
    },
    {
      name: 'another installation',
      home: { store, programs, config: connected.replace('/opt/', '/srv/') },
      without: { store, config: connected },
      fix: { kind: 'edit', config: connected },
    },
    byPerson(
      'no profile of that name',
      { config: connected },
      { kind: 'form', field: 'credential_process' },
      { config },
    ),
  ],
  'stored-profile-not-connected': [
    {
      name: 'a section without the line',
      home: { store, programs, config },
      without: { store, config: connected },
      fix: {
        kind: 'edit',
        config: lines('[profile p]', region, `credential_process = ${bridgeLine('id1')}`),
      },
    },
    {
      name: 'no section',
      home: { store, programs },
      without: {
        store: lines('[p]', '# keyway: id1 always', 'role_arn = arn:aws:iam::111122223333:role/Admin'),
      },
      fix: { kind: 'edit', config: lines('[profile p]', `credential_process = ${bridgeLine('id1')}`) },
    },
  ],
};
