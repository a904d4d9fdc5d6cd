/** Both lines of the AWS Tools for PowerShell, asked about homes on Windows. */
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import type { Tool } from '../tool.js';
import { powershellV4 } from './powershell-v4.js';
import { powershellV5 } from './powershell-v5.js';

export const ID = 'AKIAIOSFODNN7EXAMPLE';

export const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';

export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const ROLE = 'arn:aws:iam::111122223333:role/Admin';

export const storePath = '~/AppData/Local/AWSToolkit/RegisteredAccounts.json';

export const notThere = { kind: 'error', code: 'profile-not-found', wordsKnown: false };

export const variables = { AWS_ACCESS_KEY_ID: OTHER_ID, AWS_SECRET_ACCESS_KEY: SECRET };

export const fromStore = { kind: 'credentials', source: 'sdk-store', accessKeyId: null, temporary: false };

export const fromFile = {
  kind: 'credentials',
  source: 'shared-credentials-file',
  accessKeyId: ID,
  temporary: false,
};

/** A section of access keys. */
export function keys(name: string, id = ID): string {
  return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
}

/** The SDK store with profiles of encrypted keys; fields given change an entry. */
export function store(...entries: readonly (string | Readonly<Record<string, string>>)[]): TestHome['files'] {
  const all = entries.map((entry, index) => [
    `0000000${String(index)}-0000-0000-0000-000000000000`,
    typeof entry === 'string'
      ? { DisplayName: entry, ProfileType: 'AWS', AWSAccessKey: '0100AB', AWSSecretKey: '0100CD' }
      : entry,
  ]);
  return { [storePath]: JSON.stringify(Object.fromEntries(all), null, 2) };
}

export function ask(tool: Tool, home: TestHome): Trace {
  return resolve(tool, testRequest({ platform: 'win32', ...home }));
}

export function stateOf(trace: Trace, source: string): string | undefined {
  return trace.candidates.find((candidate) => candidate.source === source)?.state;
}

export const both = [powershellV4, powershellV5];

export const everything: TestHome = {
  credentials: keys('default') + keys('dev'),
  files: store('default', 'dev', 'AWS PS Default'),
  environment: variables,
  imds: 'available',
};
