/** A file as one tool reads it: the shape that every dialect's reading has. */
import type { DepartureCode } from '../../../shared/models/departure.js';
import type { FileRole } from '../../../shared/vocabulary.js';

/** One key of a nested block. Line numbers count from 1. */
export interface ReadNested {
  readonly value: string;
  readonly line: number;
}

/** One setting as the tool gives it. */
export interface ReadSetting {
  /** The key as the tool looks it up: folded or as written. */
  readonly key: string;
  /** Empty where the tool gives a nested block. */
  readonly value: string;
  readonly nested: ReadonlyMap<string, ReadNested> | null;
  readonly line: number;
}

/** A profile, an sso-session or services section; several sections of one name are already one. */
export interface ReadSection {
  readonly name: string;
  /** Its header, the first where several were merged. */
  readonly line: number;
  readonly settings: ReadonlyMap<string, ReadSetting>;
}

/** Why the tool refuses the whole file. */
export interface ReadRefusal {
  /** The tool's own name for the error (botocore's class, Go's code), else ours in kebab-case. */
  readonly code: string;
  /** The tool's own words where they were seen, without the path's own place filled in by a caller. */
  readonly message: string;
  readonly wordsKnown: boolean;
  /** Where the tool stops, whether it says so or not; null where that is no one line. */
  readonly line: number | null;
}

/** Where the reading departs from what the lines seem to say (plain-view.ts). `line` counts from 1. */
export interface Departure {
  readonly code: DepartureCode;
  readonly line: number;
  /** What stands in the header's brackets; null before the first. */
  readonly section: string | null;
  /** The key as written; null where a whole section or line is meant, or what stands there looks like no key. */
  readonly key: string | null;
}

/** The whole file. */
export interface DialectReading {
  readonly role: FileRole;
  readonly profiles: ReadonlyMap<string, ReadSection>;
  readonly ssoSessions: ReadonlyMap<string, ReadSection>;
  readonly services: ReadonlyMap<string, ReadSection>;
  /** Set: the tool refuses the file, and all three maps are empty. */
  readonly refusal: ReadRefusal | null;
  readonly departures: readonly Departure[];
}
