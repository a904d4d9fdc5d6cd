/** What other tools keep under `~/.aws` for their own use, read and never written: half of a file is told, not thrown. */
import {
  fail,
  type Failure,
  type FailureFacts,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import { expandPath, joinPath } from '../../core/paths.js';
import {
  cacheMargin,
  type CachedSession,
  cliCacheText,
  readCliCache,
  readLoginCache,
  readSsoToken,
  type SsoToken,
  ssoTokenText,
} from '../../core/sessions/cli-cache.js';
import type { SessionBase, SessionPlan } from '../../core/sessions/plan.js';
import { FileSystemError } from '../ports.js';
import type { SessionPorts } from './parts.js';

type TokenPorts = Pick<SessionPorts, 'clock' | 'digests' | 'environment' | 'files' | 'places'>;
type SsoBase = Extract<SessionBase, { kind: 'sso' }>;
type LoginBase = Extract<SessionBase, { kind: 'login' }>;

/** The token that `aws sso login` left. Fails with `sign-in-needed`. */
export async function ssoToken(ports: TokenPorts, base: SsoBase): Promise<Result<SsoToken>> {
  const { digests, places, clock } = ports;
  const name = `${digests.hex('sha1', ssoTokenText(base))}.json`;
  const bytes = await readOrNull(ports, joinPath(places.home, '.aws', 'sso', 'cache', name));
  if (bytes === null) return signIn(base, 'no-token');
  const token = readSsoToken(bytes);
  if (token === null) return signIn(base, 'token-not-readable');
  return token.expiresAt <= clock.now() ? signIn(base, 'token-expired') : succeed(token);
}

/** What `aws login` left. Fails with `sign-in-needed`. */
export async function loginCredentials(ports: TokenPorts, base: LoginBase): Promise<Result<CachedSession>> {
  const { digests, places, clock, environment } = ports;
  const { home, workingFolder, platform } = places;
  const chosen = environment['AWS_LOGIN_CACHE_DIRECTORY'] ?? '';
  const folder =
    chosen === ''
      ? joinPath(home, '.aws', 'login', 'cache')
      : expandPath(chosen, { home, workingFolder, platform, variables: environment });
  const bytes = await readOrNull(ports, joinPath(folder, `${digests.hex('sha256', base.session)}.json`));
  if (bytes === null) return signIn(base, 'no-token');
  const cached = readLoginCache(bytes);
  if (cached === null) return signIn(base, 'token-not-readable');
  return cached.credentials.expiresAt <= clock.now() ? signIn(base, 'token-expired') : succeed(cached);
}

/** How a person signs in until Keyway itself does: the AWS CLI's own command. */
export function signIn(
  base: SsoBase | LoginBase,
  reason: FailureFacts<'sign-in-needed'>['reason'],
): { readonly ok: false; readonly failure: Failure } {
  const { profile } = base;
  const command = `aws ${base.kind === 'sso' ? 'sso login' : 'login'} --profile ${shellWord(profile)}`;
  return fail<Failure>({ code: 'sign-in-needed', facts: { profile, command, reason }, action: 'sign-in' });
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Names of the files in the AWS CLI's cache of sessions. */
export async function cliCacheNames({ files, places }: TokenPorts): Promise<ReadonlySet<string>> {
  try {
    return new Set(await files.list(cliCacheFolder(places)));
  } catch (error) {
    if (error instanceof FileSystemError) return new Set();
    throw error;
  }
}

/**
 * The session that the AWS CLI keeps for a plan, as long as that tool itself would use it.
 * @param names as `cliCacheNames` gives them: most profiles have none, and no file is looked for then
 */
export async function cliCached(
  ports: TokenPorts,
  plan: SessionPlan,
  names: ReadonlySet<string>,
): Promise<CachedSession | null> {
  if (names.size === 0) return null;
  const text = cliCacheText(plan);
  if (text === null) return null;
  const name = `${ports.digests.hex('sha1', text)}.json`;
  if (!names.has(name)) return null;
  const bytes = await readOrNull(ports, joinPath(cliCacheFolder(ports.places), name));
  const cached = bytes === null ? null : readCliCache(bytes);
  if (cached === null) return null;
  return cached.credentials.expiresAt - ports.clock.now() > cacheMargin ? cached : null;
}

function cliCacheFolder({ home }: TokenPorts['places']): string {
  return joinPath(home, '.aws', 'cli', 'cache');
}

async function readOrNull({ files }: TokenPorts, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}
