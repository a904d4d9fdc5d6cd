/** Who AWS said that profiles are, and which account a person expects of them: remembered with the date, without any secret. */
import { z } from 'zod';
import type { CallerIdentity } from '../../../shared/models/session.js';
import { joinPath } from '../../core/paths.js';
import { createJsonFile } from '../json-file.js';
import { FileSystemError } from '../ports.js';
import type { SessionPorts } from './parts.js';

/** What AWS said, without what the person says. */
export type Learned = Omit<CallerIdentity, 'profile' | 'expectedAccountId'>;

/**
 * What a profile's credentials are made of now: what was learned of other ones is not said of these. `unknown`: it cannot be read
 * now, so that nothing is known to have changed. Null: of nothing.
 */
export type PlanMark = { readonly holder: string } | 'unknown' | null;

export interface Identities {
  known(profile: string, plan: PlanMark): Promise<CallerIdentity | null>;
  /** The account that the person expects of the profile; null where it is any. */
  expected(profile: string): Promise<string | null>;
  /** The same of every profile that an account is expected of, by its name. */
  allExpected(): Promise<ReadonlyMap<string, string>>;
  /** What cannot be remembered is told all the same. */
  learn(profile: string, learned: Learned, plan: PlanMark): Promise<CallerIdentity>;
  /** Null: no account is expected any more. */
  expect(profile: string, accountId: string | null, plan: PlanMark): Promise<CallerIdentity | null>;
  /** What is remembered goes with profiles to other names. @param names from the earlier to the later name, all at once */
  rename(names: ReadonlyMap<string, string>): Promise<void>;
}

const remembered = z.strictObject({
  learned: z.record(
    z.string(),
    z.strictObject({
      accountId: z.string(),
      arn: z.string(),
      userId: z.string(),
      accountAlias: z.string().nullable(),
      isRoot: z.boolean(),
      learnedAt: z.string(),
      region: z.string().nullable(),
      /** Of the plan whose credentials AWS was asked about; null where that was not known. */
      plan: z.string().nullable(),
    }),
  ),
  expected: z.record(z.string(), z.string()),
});
type Remembered = z.infer<typeof remembered>;

const lockWait = 5000;
const nothing: Remembered = { learned: {}, expected: {} };

export function createIdentities(
  ports: Pick<SessionPorts, 'files' | 'random' | 'places' | 'locks' | 'logger'>,
): Identities {
  const { files, random, places, locks, logger } = ports;
  const path = joinPath(places.dataFolder, 'identities.json');
  const file = createJsonFile(files, random, path, remembered);

  async function read(): Promise<Remembered> {
    try {
      return (await file.read()) ?? nothing;
    } catch (error) {
      if (error instanceof FileSystemError) return nothing;
      throw error;
    }
  }

  async function change(work: (present: Remembered) => Remembered): Promise<Remembered> {
    try {
      const done = await locks.withLocks([path], lockWait, async () => {
        const next = work((await file.read()) ?? nothing);
        await file.write(next);
        return next;
      });
      return done ?? work(await read());
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      logger.error('identity-not-remembered', { systemCode: error.systemCode });
      return work(nothing);
    }
  }

  return {
    known: async (profile, plan) => identityIn(await read(), profile, plan),
    expected: async (profile) => ownText((await read()).expected, profile),
    allExpected: async () => new Map(Object.entries((await read()).expected)),
    async learn(profile, learned, plan) {
      const of = plan === null || plan === 'unknown' ? null : plan.holder;
      const next = await change((present) => ({
        ...present,
        learned: { ...present.learned, [profile]: { ...learned, plan: of } },
      }));
      return { profile, ...learned, expectedAccountId: ownText(next.expected, profile) };
    },
    async expect(profile, accountId, plan) {
      const next = await change((present) => {
        const others = Object.entries(present.expected).filter(([name]) => name !== profile);
        const own = accountId === null ? [] : [[profile, accountId] as const];
        return { ...present, expected: Object.fromEntries([...others, ...own]) };
      });
      return identityIn(next, profile, plan);
    },
    async rename(names) {
      const { learned, expected } = await read();
      const isKept = (name: string): boolean => Object.hasOwn(learned, name) || Object.hasOwn(expected, name);
      if (![...names.keys(), ...names.values()].some(isKept)) return;
      await change((present) => ({
        learned: renamed(present.learned, names),
        expected: renamed(present.expected, names),
      }));
    },
  };
}

/** What stood under the new names was of profiles that are gone. */
function renamed<Value>(
  values: Readonly<Record<string, Value>>,
  names: ReadonlyMap<string, string>,
): Record<string, Value> {
  const taken = new Set(names.values());
  const stays = ([name]: readonly [string, Value]): boolean => names.has(name) || !taken.has(name);
  return Object.fromEntries(
    Object.entries(values)
      .filter(stays)
      .map(([name, value]) => [names.get(name) ?? name, value]),
  );
}

function identityIn(
  { learned, expected }: Remembered,
  profile: string,
  now: PlanMark,
): CallerIdentity | null {
  const known = Object.hasOwn(learned, profile) ? learned[profile] : undefined;
  if (known === undefined || now === null) return null;
  const { plan, ...identity } = known;
  if (now !== 'unknown' && now.holder !== plan) return null;
  return { profile, ...identity, expectedAccountId: ownText(expected, profile) };
}

function ownText(texts: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(texts, name) ? (texts[name] ?? null) : null;
}
