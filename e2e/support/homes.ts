/** Home folders for tests, each made anew and thrown away. Keys are the examples of AWS's documentation. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every secret that stands in the sample home: none may ever reach a window. */
export const plantedSecrets: readonly string[] = [
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  'IQoJb3JpZ2luX2IQoJb3JpZ2luX2IQoJb3JpZ2luX2IQoJb3JpZ2luX2EXAMPLETOKEN',
];

const [first = '', second = '', token = ''] = plantedSecrets;

const credentials = `# kept by hand: aws_secret_access_key = ${second}
[base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${first}

[session]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
AWS_SECRET_ACCESS_KEY = ${second}
aws_session_token = ${token}
  ${token}
`;

const config = `[default]
region = eu-central-1
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = ${second}

[profile base]
region = eu-west-1

[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base

[profile program]
credential_process = /usr/local/bin/keys --password ${first}
`;

export interface Home {
  readonly folder: string;
  remove(): void;
}

/** A home with a few profiles of different kinds and the planted secrets. */
export function createSampleHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-home-'));
  mkdirSync(join(folder, '.aws'), { mode: 0o700 });
  writeFileSync(join(folder, '.aws', 'credentials'), credentials, { mode: 0o600 });
  writeFileSync(join(folder, '.aws', 'config'), config, { mode: 0o600 });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
