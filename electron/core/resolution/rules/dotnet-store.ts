/** The SDK store of Windows, RegisteredAccounts.json, which the SDK for .NET and the Tools for PowerShell read. */
import { joinPath } from '../../paths.js';
import { filledVariable, shown } from '../context.js';
import { diskText, member, parseJson } from '../disk-text.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';
import type { SdkProfile, SdkSetting } from './sdk-profile.js';
import { dotnetHome, firstPath } from './dotnet-files.js';

const MANAGER = 'aws-sdk-net, PersistenceManager';
const FILE = 'RegisteredAccounts.json';

/** In order: .NET Framework asks Windows for the folder, .NET looks under the home folder. */
export const dotnetStorePaths: readonly PathRule[] = [
  {
    cite: `${MANAGER}: SpecialFolder.LocalApplicationData`,
    locate(request) {
      const folder = filledVariable(request, 'LOCALAPPDATA');
      return folder === null ? null : joinPath(folder, 'AWSToolkit', FILE);
    },
  },
  {
    cite: `${MANAGER}: HOME, else USERPROFILE, then AppData/Local/AWSToolkit`,
    locate: (request) => joinPath(dotnetHome(request), 'AppData', 'Local', 'AWSToolkit', FILE),
  },
];

/** The store's fields under the names that the shared files have for them (SettingsConstants, NetSDKCredentialsFile). */
const fields: ReadonlyMap<string, string> = new Map([
  ['AWSAccessKey', 'aws_access_key_id'],
  ['AWSSecretKey', 'aws_secret_access_key'],
  ['SessionToken', 'aws_session_token'],
  ['ExternalId', 'external_id'],
  ['MfaSerial', 'mfa_serial'],
  ['RoleArn', 'role_arn'],
  ['RoleSessionName', 'role_session_name'],
  ['SourceProfile', 'source_profile'],
  ['CredentialSource', 'credential_source'],
  ['EndpointName', 'endpoint_name'],
  ['UserIdentity', 'user_identity'],
  ['Region', 'region'],
  ['RetryMode', 'retry_mode'],
  ['MaxAttempts', 'max_attempts'],
]);

/** Encrypted with Windows' own means for this one user on this one machine (PersistenceManager.ENCRYPTEDKEYS). */
const encrypted: ReadonlySet<string> = new Set([
  'AWSAccessKey',
  'AWSSecretKey',
  'SessionToken',
  'ExternalId',
  'MfaSerial',
  'UserIdentity',
]);

/** The store as a whole. */
export type SdkStore =
  | { readonly state: 'not-here' }
  | { readonly state: 'missing'; readonly shown: string }
  | {
      readonly state: 'read';
      readonly shown: string;
      /** The first entry of that name, whatever its case; null where there is none. */
      readonly find: (name: string) => SdkProfile | null;
    };

/** Windows alone has a store: what encrypts it is not there elsewhere. A file that is no JSON is an empty store. */
export function sdkStore(request: ResolutionRequest): SdkStore {
  if (request.platform !== 'win32') return { state: 'not-here' };
  const path = firstPath(dotnetStorePaths, request) ?? FILE;
  const file = shown({ request, environment: request.environment }, path);
  const found = diskText(request.world, path);
  if (found.state !== 'read') return { state: 'missing', shown: file };
  const json = parseJson(found.text);
  const lines = found.text.split('\n');
  return { state: 'read', shown: file, find: (name) => findEntry(json, lines, file, name) };
}

function findEntry(json: unknown, lines: readonly string[], file: string, name: string): SdkProfile | null {
  if (typeof json !== 'object' || json === null) return null;
  const folded = name.toLowerCase();
  const entries: unknown[] = Object.values(json);
  for (const entry of entries) {
    const display = member(entry, 'DisplayName');
    if (typeof display !== 'string' || display.toLowerCase() !== folded) continue;
    const at = lines.findIndex(
      (line) => line.includes('"DisplayName"') && line.includes(JSON.stringify(display)),
    );
    return profileOf(entry, name, { file, line: Math.max(at, 0) + 1 });
  }
  return null;
}

function profileOf(entry: unknown, name: string, origin: SdkSetting['origin']): SdkProfile {
  const settings = new Map<string, SdkSetting>();
  if (typeof entry === 'object' && entry !== null) {
    for (const field of Object.keys(entry)) {
      const value = member(entry, field);
      if (typeof value !== 'string' || value === '') continue;
      const shownValue = encrypted.has(field) ? null : value;
      settings.set(fields.get(field) ?? field, { value: shownValue, origin, source: 'sdk-store' });
    }
  }
  return { name, settings, origin };
}
