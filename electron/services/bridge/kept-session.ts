/**
 * A session that runs already, read straight from where sessions are kept: for the command that tools start, which must not wait until
 * all of Keyway is loaded to find out that a session is still of the profile. It is, where nothing that a plan is made of was
 * written since the session was started.
 */
import { joinPath } from '../../core/paths.js';
import { renewalDue } from '../../core/sessions/expiry.js';
import { type KeptSession, type KeptSessions, parseKept } from '../../core/sessions/kept.js';
import type { HandedOut } from '../api.js';
import { awsFileLocations } from '../files/locations.js';
import { FileSystemError, type Ports } from '../ports.js';
import { createSealedFile } from '../sessions/sealed-json.js';
import type { Vault } from '../store/vault.js';

type KeptPorts = Pick<Ports, 'clock' | 'environment' | 'files' | 'locks' | 'places' | 'sealing'>;

/** Milliseconds: no longer does starting take between reading the files and having the session. */
const startingTakes = 60_000;
/** Milliseconds that a session must last to be given to anybody. */
const leastLeft = 60_000;

/** `none`: no session of the profile is kept that could be read. `unclear`: it takes more than a look to tell whether it may be given. */
export type Look =
  { readonly kind: 'given'; readonly credentials: HandedOut } | { readonly kind: 'none' | 'unclear' };

export async function keptSession(
  ports: KeptPorts,
  vault: Pick<Vault, 'privateKey'>,
  name: string,
): Promise<Look> {
  const file = createSealedFile<KeptSessions>(ports, vault, {
    name: 'sessions',
    // It is never written from here.
    print: () => new Uint8Array(),
    parse: parseKept,
  });
  const read = await file.read();
  const session = read.ok ? read.value?.sessions.find(({ profile }) => profile === name) : undefined;
  if (session?.state !== 'running') return { kind: 'none' };
  if (!isFresh(session, ports.clock.now())) return { kind: 'unclear' };
  const { config, credentials } = awsFileLocations(ports.environment, ports.places);
  // Other files than the usual ones may be others than those that it was started from.
  if (config.fromVariable !== null || credentials.fromVariable !== null) return { kind: 'unclear' };
  const paths = [config.path, credentials.path, joinPath(ports.places.dataFolder, 'store.json')];
  const isSame = await areOlder(ports, paths, session.startedAt - startingTakes);
  const given = isSame ? handedOut(session) : null;
  return given === null ? { kind: 'unclear' } : { kind: 'given', credentials: given };
}

/** Of one that takes its first credentials from this environment nobody knows whether it is of another. */
function isFresh({ kind, sourceProfile, expiresAt, startedAt }: KeptSession, now: number): boolean {
  if (expiresAt === null || (kind === 'assume-role' && sourceProfile === null)) return false;
  return expiresAt - now > leastLeft && now < renewalDue({ startedAt, expiresAt });
}

async function areOlder({ files }: KeptPorts, paths: readonly string[], time: number): Promise<boolean> {
  try {
    const facts = await Promise.all(paths.map((path) => files.inspectTarget(path)));
    return facts.every((one) => one === null || one.modifiedAt < time);
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}

function handedOut({ credentials, expiresAt }: KeptSession): HandedOut | null {
  if (credentials === null || expiresAt === null) return null;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiresAt).toISOString() };
}
