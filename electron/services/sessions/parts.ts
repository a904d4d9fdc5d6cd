/** What the parts of sessions share. */
import type { Failure } from '../../../shared/models/failure.js';
import type { ClockOffset } from '../../../shared/models/session.js';
import type { Activity } from '../activity.js';
import type { ClockMemory } from '../clock-memory.js';
import type { Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import type { Vault } from '../store/vault.js';
import type { Approvals } from './approvals.js';
import type { Codes } from './codes.js';
import type { Identities } from './identities.js';
import type { Keeper } from './keeper.js';
import type { MfaSecrets } from './mfa-secrets.js';

export type SessionPorts = Pick<
  Ports,
  | 'aws'
  | 'clock'
  | 'consent'
  | 'digests'
  | 'environment'
  | 'files'
  | 'locks'
  | 'logger'
  | 'notifier'
  | 'places'
  | 'programs'
  | 'random'
  | 'sealing'
  | 'systemEvents'
  | 'watcher'
>;

export interface SessionParts {
  readonly ports: SessionPorts;
  readonly vault: Pick<Vault, 'summary' | 'privateKey' | 'onChanged'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  readonly activity: Pick<Activity, 'record'>;
}

/** What starting a session works with. */
export interface Workings extends SessionParts {
  readonly keeper: Keeper;
  readonly approvals: Approvals;
  readonly codes: Codes;
  readonly secrets: MfaSecrets;
  readonly offset: ClockOffsets;
  readonly identities: Identities;
}

/** How far this computer's clock is from AWS's, as the last answers said. */
export interface ClockOffsets {
  /** @param milliseconds that this computer is ahead; null where the answer had no date */
  note(milliseconds: number | null): void;
  last(): ClockOffset | null;
}

export function createClockOffsets(
  clock: Pick<Ports['clock'], 'now'>,
  memory: Pick<ClockMemory, 'note'>,
): ClockOffsets {
  let last: ClockOffset | null = null;
  return {
    note(milliseconds) {
      if (milliseconds === null) return;
      last = { seconds: Math.round(milliseconds / 1000), measuredAt: new Date(clock.now()).toISOString() };
      memory.note(last);
    },
    last: () => last,
  };
}

/** Where the store is shut for this question: what a person does about it is in the failure. */
export function isShut({ code }: Failure): boolean {
  return code.startsWith('store-') || code === 'keychain-unavailable';
}
