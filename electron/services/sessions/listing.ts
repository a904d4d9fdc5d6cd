/** The list: what is kept, what the AWS CLI keeps, and how the clock stands. */
import type { SessionList, SessionRow } from '../../../shared/models/session.js';
import type { KeyIdMask } from '../api.js';
import { planOf } from './home.js';
import type { Workings } from './parts.js';
import { cachedRow, isOver, ordered, type RowParts, toRow } from './rows.js';
import { homeNow } from './runs.js';
import { cliCached, cliCacheNames } from './tokens.js';

export async function listSessions(work: Workings, revision: number, mask: KeyIdMask): Promise<SessionList> {
  const { keeper, ports, offset, identities } = work;
  const look = await keeper.look();
  const clock = offset.last();
  if (look.kept === 'locked') return { revision, sessions: [], kept: 'locked', clock };
  const now = ports.clock.now();
  const asked = { now, mask, expected: await identities.allExpected() };
  const own = look.sessions.sessions.map((session) => toRow(session, look.sessions, asked));
  const running = new Set(
    look.sessions.sessions.filter((session) => !isOver(session, now)).map(({ profile }) => profile),
  );
  const cached = await cachedRows(work, running, asked);
  return { revision, sessions: ordered([...own, ...cached], now), kept: look.kept, clock };
}

/** Of profiles that have no session of their own here. */
async function cachedRows(
  work: Workings,
  running: ReadonlySet<string>,
  asked: RowParts,
): Promise<readonly SessionRow[]> {
  const { ports } = work;
  const names = await cliCacheNames(ports);
  if (names.size === 0) return [];
  const home = await homeNow(work);
  const rows: SessionRow[] = [];
  for (const profile of home.set.profiles) {
    const isOfOthers = profile.location !== null || running.has(profile.name);
    if (isOfOthers || !mayBeCached.has(profile.kind)) continue;
    const planned = planOf(ports, home, profile);
    if (!planned.ok) continue;
    const cached = await cliCached(ports, planned.value.plan, names);
    const row = cached === null ? null : cachedRow(planned.value.plan, cached, planned.value.identity, asked);
    if (row !== null) rows.push(row);
  }
  return rows;
}

const mayBeCached: ReadonlySet<string> = new Set(['role', 'sso', 'web-identity']);
