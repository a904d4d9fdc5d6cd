/**
 * A session that stands in the credentials file as a profile of its own, for tools that know nothing else.
 *
 * ```ini
 * [dev-session]
 * # Managed by Keyway: session of profile "dev" (1c9f04aa). Keyway removes it when it ends: 2026-11-21T16:00:00.000Z
 * aws_access_key_id = ASIA…
 * ```
 *
 * What it is and until when stands in the file itself, so that it can be removed whatever else was lost. Pure.
 */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { HeldKey } from '../bridge/access-key.js';
import { readProfiles } from '../profiles/profiles.js';
import { emptyDocument, type IniDocument } from '../ini/document.js';
import { appendSection, removeSections } from '../ini/edit.js';
import { outlineDocument, type OutlineSection } from '../ini/outline.js';
import { fingerprintOf } from '../switching/managed.js';
import type { SwitchFiles } from '../switching/switch-files.js';

/** What the comment says. */
export interface TemporaryMark {
  /** The profile whose session it is. */
  readonly profile: string;
  /** Of the entries below it: tells whether somebody edited them. Secrets are left out of it. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** A section of ours in the credentials file. */
export interface TemporaryProfile extends TemporaryMark {
  readonly name: string;
  readonly line: number;
  /** False where another program changed it: then it is no longer Keyway's to remove. */
  readonly isAsWritten: boolean;
  /** Names of the settings in it. */
  readonly keys: readonly string[];
}

const MARK =
  /^# Managed by Keyway: session of profile ("(?:[^"\\]|\\.)*") \(([0-9a-f]{8})\)\. Keyway removes it when it ends: (\S+)\s*$/u;

export function formatTemporaryMark({ profile, fingerprint, until }: TemporaryMark): string {
  const end = new Date(until).toISOString();
  return `# Managed by Keyway: session of profile ${JSON.stringify(profile)} (${fingerprint}). Keyway removes it when it ends: ${end}`;
}

/** Null where the line is anything else. */
export function parseTemporaryMark(line: string): TemporaryMark | null {
  const [, quoted, fingerprint = '', end = ''] = MARK.exec(line.trim()) ?? [];
  const until = Date.parse(end);
  const profile = quoted === undefined ? null : textOf(quoted);
  return profile === null || Number.isNaN(until) ? null : { profile, fingerprint, until };
}

/** Those in the credentials file, in its order. */
export function temporaryProfiles(document: IniDocument): readonly TemporaryProfile[] {
  return outlineDocument(document).sections.flatMap((section): readonly TemporaryProfile[] => {
    const mark = parseTemporaryMark(document.lines[section.line]?.text ?? '');
    if (mark === null) return [];
    return [
      {
        ...mark,
        name: section.header,
        line: section.line,
        isAsWritten: mark.fingerprint === fingerprintOf(section) && hasNothingElse(section),
        keys: section.entries.map(({ key }) => key),
      },
    ];
  });
}

/** What is written for a session. */
export interface TemporaryContent {
  readonly profile: string;
  readonly key: HeldKey;
  readonly region: string | null;
  readonly until: number;
}

/**
 * The name for a session of that profile: the one that it has already, else the first of `NAME-session`, `NAME-session-2`, … that
 * no profile has.
 *
 * @param taken names besides those in the shared files
 */
export function temporaryName(files: SwitchFiles, profile: string, taken: ReadonlySet<string>): string {
  const own = ownOf(files.credentials.document, profile).find(({ isAsWritten }) => isAsWritten);
  if (own !== undefined) return own.name;
  const names = new Set([...taken, ...readProfiles(files).profiles.map(({ name }) => name)]);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${profile}-session` : `${profile}-session-${String(count)}`;
    if (!names.has(name)) return name;
  }
}

/**
 * The credentials file with the session in it, in place of an earlier one of the same profile.
 * Fails with `profile-exists` where the name was taken meanwhile.
 */
export function withTemporary(
  files: SwitchFiles,
  name: string,
  content: TemporaryContent,
): Result<IniDocument> {
  const { document } = files.credentials;
  const old = ownOf(document, content.profile).filter(({ isAsWritten }) => isAsWritten);
  const free = old.length === 0 ? document : removeSections(document, linesOf(old));
  const credentials = { ...files.credentials, document: free };
  const isTaken = readProfiles({ ...files, credentials }).profiles.some(
    (profile) => profile.location === null && profile.name === name,
  );
  if (isTaken) return fail<Failure>({ code: 'profile-exists', facts: { name }, action: null });
  const entries = entriesOf(content);
  const fingerprint = fingerprintOfEntries(entries);
  const mark = formatTemporaryMark({ profile: content.profile, fingerprint, until: content.until });
  return succeed(appendSection(free, { header: name, body: [mark, ...entries] }));
}

/**
 * The credentials file without those; what another program changed stays (`edit-conflict`, with the names of its settings).
 *
 * @param isMeant which of ours
 */
export function withoutTemporary(
  document: IniDocument,
  isMeant: (temporary: TemporaryProfile) => boolean,
): Result<IniDocument> {
  const meant = temporaryProfiles(document).filter(isMeant);
  const changed = meant.find(({ isAsWritten }) => !isAsWritten);
  if (changed !== undefined) {
    const facts = { name: changed.name, keys: changed.keys.join(', ') };
    return fail<Failure>({ code: 'edit-conflict', facts, action: 'reload-file' });
  }
  return succeed(meant.length === 0 ? document : removeSections(document, linesOf(meant)));
}

function ownOf(document: IniDocument, profile: string): readonly TemporaryProfile[] {
  return temporaryProfiles(document).filter((one) => one.profile === profile);
}

function linesOf(temporary: readonly TemporaryProfile[]): ReadonlySet<number> {
  return new Set(temporary.map(({ line }) => line));
}

function entriesOf({ key, region }: TemporaryContent): readonly string[] {
  const { accessKeyId, secretAccessKey, sessionToken } = key;
  return [
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey.reveal()}`,
    ...(sessionToken === null ? [] : [`aws_session_token = ${sessionToken.reveal()}`]),
    ...(region === null ? [] : [`region = ${region}`]),
  ];
}

/** As it will be once it stands in a file. */
function fingerprintOfEntries(entries: readonly string[]): string {
  const [section] = outlineDocument(
    appendSection(emptyDocument, { header: 'session', body: entries }),
  ).sections;
  return fingerprintOf(section ?? { entries: [] });
}

/** Comments of others between our lines would go with them. */
function hasNothingElse(section: OutlineSection): boolean {
  const last = section.entries.at(-1)?.valueLines.at(-1) ?? section.line;
  return last - section.line === section.entries.length + 1;
}

function textOf(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
