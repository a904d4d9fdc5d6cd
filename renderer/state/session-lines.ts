/**
 * Lines that do in a terminal what is done with a session in the window: the keyway command, the AWS CLI where it can, and the
 * cmdlets of the AWS Tools for PowerShell under their present names (AWS: "AWS Tools for PowerShell Cmdlet Reference": Use-STSRole,
 * Get-STSSessionToken, Use-STSWebIdentityRole, Get-STSCallerIdentity). Codes and secrets are left out: the lines ask for them.
 */
import type { ProfileDetail } from '../../shared/models/profile.js';
import type { EditLine } from './edit-lines.js';
import { quotePosix, quotePowerShell } from './quoting.js';

/** What the lines are made from. `settings` as the detail shows them, by key. */
export interface SessionLinesInput {
  readonly name: string;
  readonly kind: ProfileDetail['profile']['kind'];
  readonly sourceProfile: string | null;
  readonly settings: ProfileDetail['settings'];
}

export interface SessionLines {
  readonly start: readonly EditLine[];
  readonly renew: readonly EditLine[];
  readonly stop: readonly EditLine[];
  readonly use: readonly EditLine[];
  readonly console: readonly EditLine[];
  readonly whoami: readonly EditLine[];
}

export function sessionLines(input: SessionLinesInput): SessionLines {
  const { name } = input;
  const quoted = quotePosix(name);
  const own = name.startsWith('-') ? `-- ${quoted}` : quoted;
  const option = name.startsWith('-') ? `--profile=${quoted}` : `--profile ${quoted}`;
  return {
    start: [line('keyway', `keyway session start ${own}`), ...startByOthers(input, option)],
    renew: [line('keyway', `keyway session renew ${own}`)],
    stop: [line('keyway', `keyway session stop ${own}`)],
    use: [
      line('keyway', `keyway exec ${quoted} -- aws s3 ls`),
      line('aws', `aws s3 ls ${option}`),
      line('powershell', `Set-AWSCredential -ProfileName ${quotePowerShell(name)}`),
    ],
    console: [line('keyway', `keyway console ${own}`)],
    whoami: [
      line('keyway', `keyway whoami ${own}`),
      line('aws', `aws sts get-caller-identity ${option}`),
      line('powershell', `Get-STSCallerIdentity -ProfileName ${quotePowerShell(name)}`),
    ],
  };
}

function line(program: EditLine['with'], text: string): EditLine {
  return { with: program, line: text, alias: null };
}

/** What AWS's own tools have for it. They print the credentials, or set them in their shell. */
function startByOthers(
  { name, kind, sourceProfile, settings }: SessionLinesInput,
  option: string,
): readonly EditLine[] {
  const valueOf = (key: string): string | null => settings[key]?.value ?? null;
  const [role, device] = [valueOf('role_arn'), valueOf('mfa_serial')];
  const base = sourceProfile ?? name;
  switch (kind) {
    case 'role':
      return role === null ? [] : roleLines(role, device, valueOf('external_id'), base);
    case 'access-key':
      return device === null ? [] : tokenLines(device, name);
    case 'sso':
      return [line('aws', `aws sso login ${option}`)];
    case 'login':
      return [line('aws', `aws login ${option}`)];
    case 'web-identity':
      return role === null ? [] : webIdentityLines(role, valueOf('web_identity_token_file'));
    case 'process':
      return [line('aws', `aws configure export-credentials ${option}`)];
    case 'metadata':
    case 'settings':
      return [];
  }
}

const sessionName = 'keyway';

function roleLines(
  role: string,
  device: string | null,
  externalId: string | null,
  base: string,
): readonly EditLine[] {
  const posix = [
    `aws sts assume-role --role-arn ${quotePosix(role)} --role-session-name ${sessionName}`,
    ...(externalId === null ? [] : [`--external-id ${quotePosix(externalId)}`]),
    ...(device === null ? [] : [`--serial-number ${quotePosix(device)} --token-code "$CODE"`]),
    `--profile=${quotePosix(base)}`,
  ].join(' ');
  const cmdlet = [
    `Set-AWSCredential -Credential (Use-STSRole -RoleArn ${quotePowerShell(role)} -RoleSessionName ${sessionName}`,
    ...(externalId === null ? [] : [`-ExternalId ${quotePowerShell(externalId)}`]),
    ...(device === null ? [] : [`-SerialNumber ${quotePowerShell(device)} -TokenCode (Read-Host 'Code')`]),
    `-ProfileName ${quotePowerShell(base)}).Credentials`,
  ].join(' ');
  return [line('aws', withCode(posix, device)), line('powershell', cmdlet)];
}

function tokenLines(device: string, name: string): readonly EditLine[] {
  const posix = `aws sts get-session-token --serial-number ${quotePosix(device)} --token-code "$CODE" --profile=${quotePosix(name)}`;
  const cmdlet = `Set-AWSCredential -Credential (Get-STSSessionToken -SerialNumber ${quotePowerShell(device)} -TokenCode (Read-Host 'Code') -ProfileName ${quotePowerShell(name)})`;
  return [line('aws', withCode(posix, device)), line('powershell', cmdlet)];
}

function webIdentityLines(role: string, tokenFile: string | null): readonly EditLine[] {
  if (tokenFile === null) return [];
  const posix = `aws sts assume-role-with-web-identity --role-arn ${quotePosix(role)} --role-session-name ${sessionName} --web-identity-token "$(cat ${quotePosix(tokenFile)})"`;
  const cmdlet = `Set-AWSCredential -Credential (Use-STSWebIdentityRole -RoleArn ${quotePowerShell(role)} -RoleSessionName ${sessionName} -WebIdentityToken (Get-Content -Raw ${quotePowerShell(tokenFile)})).Credentials`;
  return [line('aws', posix), line('powershell', cmdlet)];
}

/** Asked for first, in words that bash, zsh and sh read alike. */
function withCode(text: string, device: string | null): string {
  return device === null ? text : `printf 'Code: '; read -r CODE; ${text}`;
}
