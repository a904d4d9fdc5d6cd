/** Names in answers about which source wins: tools, sources, places. */
import type { Origin } from '../../models/origin.js';
import type { EnvironmentKind } from '../../models/resolution.js';
import type { CredentialSource, Shell, ToolId } from '../../vocabulary.js';

const tools: Readonly<Record<ToolId, string>> = {
  'aws-cli-v2': 'AWS CLI v2',
  'aws-cli-v1': 'AWS CLI v1',
  boto3: 'boto3',
  'sdk-js-v3': 'SDK for JavaScript v3',
  copilot: 'AWS Copilot',
  'dotnet-v4': 'SDK for .NET v4',
  'powershell-v4': 'Tools for PowerShell v4',
  'powershell-v5': 'Tools for PowerShell v5',
  keyway: 'Keyway',
  'sdk-go-v2': 'SDK for Go v2',
  'sdk-java-v2': 'SDK for Java v2',
  'sdk-rust': 'SDK for Rust',
};

/** The name of a tool. */
export function toolName(tool: ToolId): string {
  return tools[tool];
}

/** Each source as a heading, and as it is spoken of inside a sentence. */
const sources: Readonly<Record<CredentialSource, readonly [heading: string, spoken: string]>> = {
  explicit: ['Given with the call', 'what is given with the call'],
  'credential-object': ['Credential object', 'the object given with -Credential'],
  env: ['Environment variables', 'the environment'],
  'assume-role': ['Assume role', 'the role'],
  'web-identity': ['Web identity', 'the web identity'],
  sso: ['IAM Identity Center', 'IAM Identity Center'],
  'shared-credentials-file': ['Credentials file', 'the credentials file'],
  login: ['Sign-in (aws login)', 'the sign-in'],
  'custom-process': ['Credential process', 'the credential process'],
  'config-file': ['Config file', 'the config file'],
  'sdk-store': ['SDK store', 'the SDK store'],
  'session-profile': ['Profile of the session', 'the profile of the session'],
  'encrypted-store': ['Encrypted store', 'the encrypted store'],
  'system-properties': ['System properties', 'the system properties'],
  'app-config': ['Application settings', 'the application settings'],
  'ec2-credentials-file': ['EC2 credential file', 'the EC2 credential file'],
  'boto-config': ['Boto config', 'the boto config file'],
  container: ['Container', 'the container'],
  imds: ['Instance profile', 'the instance profile'],
};

function isSource(name: string): name is CredentialSource {
  return Object.hasOwn(sources, name);
}

/** The name of a source, as a heading. */
export function sourceName(source: CredentialSource): string {
  return sources[source][0];
}

/** What came before, inside a sentence: a source, or `profile` or `files`. Anything else as it is. */
export function spokenSource(name: string): string {
  if (isSource(name)) return sources[name][1];
  if (name === 'profile') return 'the choice of the profile';
  return name === 'files' ? 'reading the files' : name;
}

/** Where something is from, in few words: `~/.aws/config:48`, `AWS_PROFILE`, `--profile`. */
export function originName(origin: Origin): string {
  if ('file' in origin) return `${origin.file}:${origin.line}`;
  if ('variable' in origin) return origin.variable;
  if ('flag' in origin) return origin.flag;
  return 'metadata' in origin ? 'instance metadata' : 'default';
}

/** Where something is from, as the end of a sentence: `from ~/.aws/config, line 48`. */
export function fromOrigin(origin: Origin): string {
  if ('file' in origin) return `from ${origin.file}, line ${origin.line}`;
  if ('variable' in origin) return `from ${origin.variable}`;
  if ('flag' in origin) return `given with ${origin.flag}`;
  return 'metadata' in origin ? 'asked of instance metadata' : 'by default';
}

/** The name of an environment. `program` is the shell's or the process's name. */
export function environmentName(kind: EnvironmentKind, program: string | null, pid: number | null): string {
  switch (kind) {
    case 'own':
      return 'Keyway’s own';
    case 'login-shell':
      return program === null ? 'login shell' : `login shell (${program})`;
    case 'process':
      return [program ?? 'process', ...(pid === null ? [] : [String(pid)])].join(' ');
    case 'pasted':
      return 'pasted';
  }
}

/** The shells by name. */
export const shellNames: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'cmd',
};
