/** The SDK for .NET, asked about homes on Windows. */
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { dotnetV4 } from './dotnet-v4.js';

export const ID = 'AKIAIOSFODNN7EXAMPLE';

export const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';

export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const ROLE = 'arn:aws:iam::111122223333:role/Admin';

export const keyLines = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;

export const metadata = { kind: 'deferred', source: 'imds', facts: {} };

export function ask(home: TestHome): Trace {
  return resolve(dotnetV4, testRequest({ imds: 'available', ...home }));
}

/** The outcome with a config file, for the profile p. */
export function outcomeOf(config: string, home: TestHome = {}): Trace['outcome'] {
  return ask({ config, environment: { AWS_PROFILE: 'p' }, ...home }).outcome;
}

export function candidate(trace: Trace, source: string): Trace['candidates'][number] | undefined {
  return trace.candidates.find((one) => one.source === source);
}

export const variables = { AWS_ACCESS_KEY_ID: OTHER_ID, AWS_SECRET_ACCESS_KEY: SECRET };
