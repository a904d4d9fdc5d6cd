/** Profiles of the AWS SDK store (RegisteredAccounts.json) taken over into the encrypted store. That file is only ever read. */
import {
  type Failure,
  type FailureFacts,
  fail,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import type { SdkStoreReading } from '../../../shared/models/store.js';
import {
  bodyOfAccount,
  type EncryptedKey,
  readRegisteredAccounts,
  type RegisteredAccount,
} from '../../core/moving/registered-accounts.js';
import { joinPath, shownPath } from '../../core/paths.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import type { Activity } from '../activity.js';
import type { MovingService } from '../api.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { Vault } from '../store/vault.js';
import { changeEntries } from './entries.js';
import type { UserDecryption } from './ports.js';

export interface SdkStoreDependencies {
  readonly ports: Pick<Ports, 'files' | 'clock' | 'places' | 'environment'>;
  readonly vault: Vault;
  readonly activity: Pick<Activity, 'record'>;
  readonly decryption: UserDecryption;
}

type Reason = FailureFacts<'sdk-store-not-readable'>['reason'];

interface Read {
  readonly shown: string;
  readonly accounts: readonly RegisteredAccount[];
}

export function createSdkStoreImport(
  dependencies: SdkStoreDependencies,
): Pick<MovingService, 'sdkStore' | 'importSdkStore'> {
  const { ports, vault, decryption } = dependencies;
  return {
    async sdkStore(path) {
      const read = await readFile(ports, path);
      if (!read.ok) return path === null && isMissing(read.failure) ? succeed(null) : read;
      const { shown, accounts } = read.value;
      const stored = new Set((await vault.names()).map(({ name }) => name));
      const reading: SdkStoreReading = {
        path: shown,
        canDecrypt: decryption.isHere,
        profiles: accounts.map(({ name, profileType, region }) => {
          return { name, profileType, region, exists: stored.has(name) };
        }),
      };
      return succeed(reading);
    },
    async importSdkStore(names, path) {
      const read = await readFile(ports, path);
      if (!read.ok) return read;
      if (!decryption.isHere) return notReadable(read.value.shown, 'other-system', read.value.accounts);
      return importFrom(dependencies, read.value, names);
    },
  };
}

async function importFrom(
  { ports, vault, activity, decryption }: SdkStoreDependencies,
  { shown, accounts }: Read,
  names: readonly string[],
): Promise<Result<readonly string[]>> {
  const stored = await vault.profiles();
  if (!stored.ok) return stored;
  const wanted = accounts.filter(({ name, key }) => key !== null && names.includes(name));
  const now = ports.clock.now();
  const entries: StoredProfile[] = [];
  for (const { name, key, region } of wanted) {
    const body = key === null ? null : await decryptedBody(decryption, key, region);
    if (body === null) return notReadable(shown, 'other-user', accounts);
    entries.push({ id: vault.newId(), name, body, handOut: 'always', createdAt: now, changedAt: now });
  }
  let added: readonly string[] = [];
  const changed = await changeEntries(vault, (profiles) => {
    const taken = new Set(profiles.map(({ name }) => name));
    const fresh = entries.filter(({ name }) => !taken.has(name));
    added = fresh.map(({ name }) => name);
    return succeed(fresh.length === 0 ? null : [...profiles, ...fresh]);
  });
  if (!changed.ok) return changed;
  for (const profile of added) await activity.record('imported', { profile });
  return succeed(added);
}

async function decryptedBody(
  decryption: UserDecryption,
  key: EncryptedKey,
  region: string | null,
): Promise<Uint8Array | null> {
  const { sessionToken } = key;
  const values = [key.accessKeyId, key.secretAccessKey, ...(sessionToken === null ? [] : [sessionToken])];
  const [id, secret, token] = await decryption.decrypt(values);
  if (id == null || secret == null || (sessionToken !== null && token == null)) return null;
  return bodyOfAccount({ accessKeyId: id, secretAccessKey: secret, sessionToken: token ?? null }, region);
}

async function readFile(
  { files, places, environment }: SdkStoreDependencies['ports'],
  named: string | null,
): Promise<Result<Read>> {
  const path = named ?? usualPath(places.home, environment);
  const shown = shownPath(path, places.home);
  try {
    const accounts = readRegisteredAccounts(new TextDecoder('utf-8').decode(await files.read(path)));
    return accounts === null ? notReadable(shown, 'not-json', []) : succeed({ shown, accounts });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.systemCode === 'ENOENT' || error.systemCode === 'ENOTDIR')
      return notReadable(shown, 'missing', []);
    const facts = { path: shown, systemCode: error.systemCode };
    return fail<Failure>({ code: 'file-unreadable', facts, action: 'retry' });
  }
}

/** Windows' folder for data of one machine; the SDK for .NET looks for the same one below the home folder. */
function usualPath(home: string, environment: SdkStoreDependencies['ports']['environment']): string {
  const folder = environment['LOCALAPPDATA'] ?? '';
  const local = folder === '' ? joinPath(home, 'AppData', 'Local') : folder;
  return joinPath(local, 'AWSToolkit', 'RegisteredAccounts.json');
}

function isMissing({ code, facts }: Failure): boolean {
  return code === 'sdk-store-not-readable' && facts.reason === 'missing';
}

function notReadable(
  path: string,
  reason: Reason,
  accounts: readonly RegisteredAccount[],
): { readonly ok: false; readonly failure: Failure } {
  const names = accounts.map(({ name }) => name).join(', ');
  return fail<Failure>({ code: 'sdk-store-not-readable', facts: { path, reason, names }, action: null });
}
