/** One question as one tool sees it: its environment, its files in its dialect, its profile. */
import type { Origin } from '../../../shared/models/origin.js';
import type { DialectReading, ReadSetting } from '../dialects/dialect.js';
import { readDialect } from '../dialects/read-dialect.js';
import { shownPath } from '../paths.js';
import type { Dialect, FileRole } from '../../../shared/vocabulary.js';
import type { FileOnDisk, ResolutionRequest } from './request.js';

/** One of the shared files as the tool reads it. */
export interface ContextFile {
  /** Absolute. */
  readonly path: string;
  /** `~/…` under the home in question, else absolute. */
  readonly shown: string;
  readonly role: FileRole;
  readonly state: FileOnDisk['state'];
  /** Null where the file is absent or unreadable. */
  readonly reading: DialectReading | null;
}

/** The profile that the tool goes by. */
export interface ChosenProfile {
  readonly name: string;
  readonly from: Origin | null;
  /** Named by a flag or in code, not by a variable. */
  readonly isExplicit: boolean;
}

/** What every rule is given. */
export interface Context {
  readonly request: ResolutionRequest;
  readonly environment: Readonly<Record<string, string>>;
  readonly config: ContextFile;
  readonly credentials: ContextFile;
  readonly profile: ChosenProfile;
}

/** A variable's text; null where it is not set. A set and empty variable gives the empty text. */
export function variable(context: Pick<Context, 'environment'>, name: string): string | null {
  return Object.hasOwn(context.environment, name) ? (context.environment[name] ?? null) : null;
}

/** A variable's text; null where it is not set or empty. */
export function filledVariable(context: Pick<Context, 'environment'>, name: string): string | null {
  const text = variable(context, name);
  return text === '' ? null : text;
}

/** The origin of a setting of a file. */
export function settingOrigin(file: ContextFile, setting: Pick<ReadSetting, 'line'>): Origin {
  return { file: file.shown, line: setting.line };
}

/** A path as it is shown: `~/…` under the home in question. */
export function shown(context: Pick<Context, 'request' | 'environment'>, path: string): string {
  return shownPath(path, context.request.home);
}

/** Reads one of the shared files in a dialect. */
export function contextFile(
  request: ResolutionRequest,
  dialect: Dialect,
  role: FileRole,
  path: string,
): ContextFile {
  const onDisk = request.world.file(path);
  const reading = onDisk.state === 'read' ? readDialect(dialect, onDisk.document, role) : null;
  return { path, shown: shownPath(path, request.home), role, state: onDisk.state, reading };
}
