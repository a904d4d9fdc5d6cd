/** For tests: homes in which each finding appears, the same homes without it, and what mending it makes of them. */
import type { FindingFix } from '../../../shared/kinds/fixes.js';
import type { FindingCode } from '../../../shared/models/finding.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import type { ClockOffset } from '../../../shared/models/session.js';
import type { KnownKeys } from '../keys/knowledge.js';
import { clockFixtures } from './findings-fixtures-clock.js';
import { fileFixtures } from './findings-fixtures-files.js';
import { keyFixtures } from './findings-fixtures-keys.js';
import { knownKeyFixtures } from './findings-fixtures-known-keys.js';
import { profileFixtures } from './findings-fixtures-profiles.js';
import { rotationFixtures } from './findings-fixtures-rotation.js';
import { storeFixtures } from './findings-fixtures-store.js';

export interface FixtureHome {
  readonly config?: string | Uint8Array;
  readonly credentials?: string | Uint8Array;
  /** What is in the encrypted store. */
  readonly store?: string;
  /** Of both files. */
  readonly mode?: number;
  readonly folderMode?: number;
  /** Those that are there. */
  readonly programs?: readonly string[];
  /** As of an hour before. */
  readonly clock?: ClockOffset;
  readonly rotations?: readonly RotationRow[];
  /** What AWS said of keys. */
  readonly known?: KnownKeys;
}

export interface Fixture {
  readonly name: string;
  readonly home: FixtureHome;
  readonly without: FixtureHome;
  readonly fix:
    | { readonly kind: 'edit'; readonly config?: string; readonly credentials?: string }
    /** What a person does in the form or dialog stands in ./findings-person-edits.ts. */
    | { readonly kind: 'person'; readonly how: FindingFix };
}

export type Fixtures<Code extends FindingCode> = Readonly<Record<Code, readonly Fixture[]>>;

/** Lines, each with its end. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** A home in which the edit of the config file is all. */
export function inConfig(name: string, home: string, after: string, without: string = after): Fixture {
  return { name, home: { config: home }, without: { config: without }, fix: { kind: 'edit', config: after } };
}

/** The same of the credentials file. */
export function inCredentials(name: string, home: string, after: string): Fixture {
  const fix = { kind: 'edit', credentials: after } as const;
  return { name, home: { credentials: home }, without: { credentials: after }, fix };
}

/** A home that a person mends. */
export function byPerson(name: string, home: FixtureHome, how: FindingFix, without: FixtureHome): Fixture {
  return { name, home, without, fix: { kind: 'person', how } };
}

export const fixtures: Fixtures<FindingCode> = {
  ...fileFixtures,
  ...clockFixtures,
  ...profileFixtures,
  ...keyFixtures,
  ...storeFixtures,
  ...rotationFixtures,
  ...knownKeyFixtures,
};
