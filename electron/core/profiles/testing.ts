/** Shorthand for the tests of profiles: texts in, a set of profiles out. */
import type { Finding, FindingCode } from '../../../shared/models/finding.js';
import { parseDocument } from '../ini/document.js';
import { type Profile, type ProfileSet, readProfiles, type SourceFile } from './profiles.js';

export const configPath = '~/.aws/config';
export const credentialsPath = '~/.aws/credentials';
export const elsewherePath = '~/project/credentials';

/** Texts as arrays of lines, each ended by a line feed. */
export interface Lines {
  readonly config?: readonly string[];
  readonly credentials?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly mode?: number | null;
  readonly managedCopyOf?: string | null;
}

export function sourceOf(role: SourceFile['role'], path: string, lines: readonly string[]): SourceFile {
  const text = lines.map((line) => `${line}\n`).join('');
  return { path, role, document: parseDocument(new TextEncoder().encode(text)), mode: null };
}

export function read({
  config,
  credentials,
  elsewhere,
  mode = null,
  managedCopyOf = null,
}: Lines): ProfileSet {
  const file = (
    role: SourceFile['role'],
    path: string,
    lines: readonly string[] | undefined,
  ): SourceFile | null => (lines === undefined ? null : { ...sourceOf(role, path, lines), mode });
  const location = file('location', elsewherePath, elsewhere);
  return readProfiles({
    config: file('config', configPath, config),
    credentials: file('credentials', credentialsPath, credentials),
    locations: location === null ? [] : [location],
    managedCopyOf,
  });
}

/** A profile of the shared files that has to be there. */
export function profileOf(set: ProfileSet, name: string): Profile {
  const profile = set.findByName(name);
  if (profile === undefined) throw new Error(`no profile ${name}`);
  return profile;
}

export function codesOf(profile: Profile): readonly FindingCode[] {
  return profile.findings.map((finding) => finding.code);
}

/** The only finding of that code. */
export function findingOf(findings: readonly Finding[], code: FindingCode): Finding {
  const [first, second] = findings.filter((finding) => finding.code === code);
  if (first === undefined || second !== undefined) throw new Error(`not one finding ${code}`);
  return first;
}
