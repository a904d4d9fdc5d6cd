/** What a shell or a child gets: every variable that could outrank credentials cleared, then theirs set. Pure. */
import type { HeldKey } from './access-key.js';

/** The shells that lines are written for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const;
export type Shell = (typeof shells)[number];

/**
 * Variables by which some AWS tool finds credentials or chooses a profile (resolution facts B1 and B2): keys with their older
 * names (aws-sdk-go v1 and .NET), the profile, web identity, the container, and the file of the oldest tools (botocore
 * OriginalEC2Provider). Tokens first: botocore reads the older name of the two before the other.
 */
export const clearedVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_SESSION_EXPIRATION',
  'AWS_CREDENTIAL_SCOPE',
  'AWS_ACCOUNT_ID',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_CREDENTIAL_FILE',
] as const;

/** What is set after that; every name of a cleared variable or of the Region. */
export type HandedOver = Readonly<Record<string, string>>;

/** @param region of the profile; null where it has none, and the one that is set stays */
export function handedOver(key: HeldKey, region: string | null): HandedOver {
  return {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey.reveal(),
    ...(key.sessionToken === null ? {} : { AWS_SESSION_TOKEN: key.sessionToken.reveal() }),
    ...(key.expiration === null ? {} : { AWS_CREDENTIAL_EXPIRATION: key.expiration }),
    ...regionVariables(region),
  };
}

/** The Region under both of its names; nothing where there is none. */
export function regionVariables(region: string | null): HandedOver {
  return region === null ? {} : { AWS_REGION: region, AWS_DEFAULT_REGION: region };
}

/**
 * Lines to be evaluated by that shell. What is set anyway is not unset before.
 *
 * @returns null where a value cannot be quoted for it: cmd has no way to write some characters
 */
export function shellLines(shell: Shell, set: HandedOver): string | null {
  const entries = Object.entries(set);
  const unset = clearedVariables.filter((name) => !Object.hasOwn(set, name));
  if (entries.some(([, value]) => /[\0\r\n]/u.test(value))) return null;
  if (shell === 'cmd' && entries.some(([, value]) => /["%!^]/u.test(value))) return null;
  const { clear, assign } = writers[shell];
  return [...clear(unset), ...entries.map(([name, value]) => assign(name, value)), ''].join('\n');
}

interface ShellWriter {
  readonly clear: (names: readonly string[]) => readonly string[];
  readonly assign: (name: string, value: string) => string;
}

const posix: ShellWriter = {
  clear: (names) => [`unset ${names.join(' ')}`],
  // Within single quotes nothing is special, but the quote itself (POSIX Shell Command Language 2.2.2).
  assign: (name, value) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
};

const writers: Readonly<Record<Shell, ShellWriter>> = {
  bash: posix,
  zsh: posix,
  fish: {
    clear: (names) => [`set -e ${names.join(' ')}`],
    // fish(1), "Quotes": within single quotes only \' and \\ are escapes.
    assign: (name, value) => `set -gx ${name} '${value.replaceAll(/['\\]/gu, '\\$&')}'`,
  },
  powershell: {
    clear: (names) => [
      `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')} -ErrorAction SilentlyContinue`,
    ],
    // about_Quoting_Rules: doubled; PowerShell takes curly quotes for straight ones.
    assign: (name, value) => `$env:${name} = '${value.replaceAll(/['\u2018-\u201B]/gu, '$&$&')}'`,
  },
  cmd: {
    clear: (names) => names.map((name) => `set "${name}="`),
    assign: (name, value) => `set "${name}=${value}"`,
  },
};
