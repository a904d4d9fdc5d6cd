/** Home folders for tests, each made anew and thrown away. Keys are the examples of AWS's documentation. */
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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
  /** Writes a file in place, as most tools do; the path begins at the home. */
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  /** Every file of the AWS folder by name, byte for byte and with its mode: what must be as it was. */
  bytes(): Readonly<Record<string, string>>;
  /** Gives it to a user without rights of his own, where this one is root. */
  giveAway(): void;
  remove(): void;
}

const nobody = 65534;

function giveAway(path: string): void {
  if (process.getuid?.() !== 0) return;
  chownSync(path, nobody, nobody);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAway(join(path, name));
}

/** A home that holds these files; paths begin at the home, and folders are made as AWS tools make them. */
export function createHome(files: Readonly<Record<string, string | Uint8Array>>): Home {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-home-'));
  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, path), content, { mode: 0o600 });
  }
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    bytes: () => bytesOf(join(folder, '.aws')),
    giveAway: () => giveAway(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function bytesOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ name }) => {
      const path = join(folder, name);
      return [name, `${(statSync(path).mode & 0o777).toString(8)} ${readFileSync(path, 'latin1')}`];
    }),
  );
}

/** A home with a few profiles of different kinds and the planted secrets. */
export function createSampleHome(): Home {
  return createHome({ '.aws/credentials': credentials, '.aws/config': config });
}

/** The secrets that stand in the mixed home. */
export const mixedSecrets: readonly string[] = [
  first,
  second,
  'AQoDYXdzEJr1K7MDENGbPxRfiCYEXAMPLETOKENAQoDYXdzEJr1K7MDENGbPxRfiCYEXAMPLETOKEN',
];

/** A home with 40 mixed profiles. */
export function createMixedHome(): Home {
  const samples = join(import.meta.dirname, '..', 'homes', 'mixed');
  return createHome({
    '.aws/config': readFileSync(join(samples, 'config')),
    '.aws/credentials': readFileSync(join(samples, 'credentials')),
  });
}
