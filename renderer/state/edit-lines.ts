/**
 * Lines that do the same as the window's edits: the keyway command, the AWS CLI where it can, and the cmdlets of the AWS Tools for
 * PowerShell under their present names. Secrets are left out: each line asks for them or reads them elsewhere.
 */
import type { ListedProfile } from '../../shared/models/profile.js';
import { quotePosix, quotePowerShell } from './quoting.js';

/** What a line does it with. */
export interface EditLine {
  readonly with: 'keyway' | 'aws' | 'powershell';
  readonly line: string;
  /** The deprecated name of the cmdlet, still understood (AWS: "Using AWS Credentials", AWS Tools for PowerShell). */
  readonly alias: string | null;
}

/** Naming a profile in a file of its own, for a scheduled task. */
export function otherUserLines({ name }: Pick<ListedProfile, 'name'>): readonly string[] {
  return [
    String.raw`Set-AWSCredential -ProfileName ${quotePowerShell(name)} -ProfileLocation C:\path\credentials`,
    `AWS_SHARED_CREDENTIALS_FILE=/path/credentials aws sts get-caller-identity --profile ${quotePosix(name)}`,
  ];
}

type Stored = Pick<ListedProfile, 'name' | 'location' | 'kind'>;

/** The four operations on stored credentials, by the names that AWS gives them. */
export function storedProfileLines(profile: Stored): {
  readonly add: readonly EditLine[];
  readonly update: readonly EditLine[];
  readonly list: readonly EditLine[];
  readonly remove: readonly EditLine[];
} {
  const { name, location, kind } = profile;
  const quoted = quotePosix(name);
  const inFile = location === null ? '' : ` --location ${quotePosix(location)}`;
  const file = cmdletFile(profile);
  return {
    add: [keyway(`add ${quoted} --kind ${kind}${inFile}`), ...awsConfigure(profile), storeLine(profile)],
    update: [keyway(`set ${quoted} --secret-stdin${inFile}`), ...awsConfigure(profile), storeLine(profile)],
    list: [
      keyway('profiles'),
      { with: 'aws', line: 'aws configure list-profiles', alias: null },
      { with: 'powershell', line: `Get-AWSCredential -ListProfileDetail${file}`, alias: null },
    ],
    remove: [
      keyway(`remove ${quoted}${inFile}`),
      {
        with: 'powershell',
        line: `Remove-AWSCredentialProfile -ProfileName ${quotePowerShell(name)}${file}`,
        alias: 'Clear-AWSCredential',
      },
    ],
  };
}

function keyway(command: string): EditLine {
  return { with: 'keyway', line: `keyway ${command}`, alias: null };
}

/** It asks for both parts of the key. It knows no other credentials file. */
function awsConfigure({ name, location }: Stored): readonly EditLine[] {
  if (location !== null) return [];
  return [{ with: 'aws', line: `aws configure --profile ${quotePosix(name)}`, alias: null }];
}

/** Stores a key as PowerShell's cmdlet does; it asks for both parts. */
export function storeLine(profile: Pick<Stored, 'name' | 'location'>): EditLine {
  const keys = "-AccessKey (Read-Host 'Access key ID') -SecretKey (Read-Host 'Secret access key')";
  const line = `Set-AWSCredential ${keys} -StoreAs ${quotePowerShell(profile.name)}${cmdletFile(profile)}`;
  return { with: 'powershell', line, alias: null };
}

function cmdletFile({ location }: Pick<Stored, 'location'>): string {
  return location === null ? '' : ` -ProfileLocation ${quotePowerShell(location)}`;
}
