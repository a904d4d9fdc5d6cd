/** A home folder with as many profiles as asked for, a third of them in the credentials file. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Both files of a home with `count` profiles: roles, IAM Identity Center and access keys in turn. */
export function benchFiles(count: number): { readonly config: string; readonly credentials: string } {
  const config: string[] = [
    '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n',
  ];
  const credentials: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const account = String(100_000_000_000 + index);
    const name = `team-${String(index)}`;
    if (index % 3 === 0) {
      credentials.push(
        `[${name}]\naws_access_key_id = AKIA${String(index).padStart(9, '0')}EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`,
      );
    } else if (index % 3 === 1) {
      config.push(
        `[profile ${name}]\n# owner: team ${String(index)}\nrole_arn = arn:aws:iam::${account}:role/Admin\nsource_profile = team-${String(index - 1)}\nregion = eu-west-1\n`,
      );
    } else {
      config.push(
        `[profile ${name}]\nsso_session = corp\nsso_account_id = ${account}\nsso_role_name = Reader\nregion = us-east-1\n`,
      );
    }
  }
  return { config: config.join('\n'), credentials: credentials.join('\n') };
}

/** Such a home on disk, in a new folder. */
export async function makeBenchHome(count: number): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'keyway-bench-'));
  const { config, credentials } = benchFiles(count);
  await mkdir(path.join(home, '.aws'), { mode: 0o700 });
  await writeFile(path.join(home, '.aws/config'), config, { mode: 0o600 });
  await writeFile(path.join(home, '.aws/credentials'), credentials, { mode: 0o600 });
  return home;
}
