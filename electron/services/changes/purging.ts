/** Taking a secret out of what is kept of earlier versions: the history and the last good versions. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { readBotocore } from '../../core/dialects/botocore.js';
import type { AwsFiles } from '../files/aws-files.js';
import { type Content, contentOf, documentOf, sameContent } from '../files/content.js';
import type { GoodVersionStore } from '../files/good-versions.js';
import type { KeptVersion } from '../files/kept-version.js';
import type { Consent } from '../ports.js';
import type { Change, ChangeHead } from './change.js';
import type { History } from './history.js';

/** What is to go. */
export interface Purge {
  /** Those that held it, newest first. */
  readonly changes: readonly ChangeHead[];
  /** Absolute paths of files whose last good versions hold it. */
  readonly versions: readonly string[];
  readonly holds: (content: Content) => boolean;
}

export interface PurgeDependencies {
  readonly history: History;
  readonly goodVersions: GoodVersionStore;
  readonly awsFiles: AwsFiles;
}

/** Shorter ones stand in many texts, and are no secret of AWS's. */
const shortestSecret = 12;
const secretKeys = ['aws_secret_access_key', 'aws_session_token'];

/**
 * Looks for every secret that ever stood under that profile, or beside that access key ID, in what is kept and in the files.
 * Fails where something of it is sealed and the store does not open it, and where none of it is kept. Rejects with FileSystemError.
 */
export async function planPurge(dependencies: PurgeDependencies, whose: string): Promise<Result<Purge>> {
  const changes = await allChanges(dependencies);
  if (!changes.ok) return changes;
  const versions = await allVersions(dependencies.goodVersions);
  if (!versions.ok) return versions;
  const kept = [...changes.value.flatMap(({ contents }) => contents), ...versions.value.flatMap(bytesOf)];
  const secrets = secretsOf([...kept, ...(await contentsNow(dependencies.awsFiles))], whose);
  const holds = (content: Content): boolean =>
    content !== null && secrets.some((secret) => includesBytes(content, secret));
  const heads = changes.value.filter(({ contents }) => contents.some(holds)).map(({ head }) => head);
  const paths: string[] = [];
  for (const version of versions.value) {
    const now = contentOf((await dependencies.awsFiles.read(version.path)).document, true);
    // What stands in the file stays, and with it the version that is like it.
    if (bytesOf(version).some((content) => holds(content) && !sameContent(content, now))) {
      paths.push(version.path);
    }
  }
  return heads.length + paths.length === 0
    ? fail<Failure>({ code: 'nothing-to-purge', facts: { name: whose }, action: null })
    : succeed({ changes: heads, versions: paths, holds });
}

/** Null where the person allows it. */
export async function askToPurge(
  consent: Consent | undefined,
  profile: string,
  changes: number,
): Promise<Failure | null> {
  const facts = { request: 'purge-secret' };
  switch ((await consent?.allow({ kind: 'purge-secret', profile, changes })) ?? 'unasked') {
    case 'allowed':
      return null;
    case 'refused':
      return { code: 'consent-refused', facts, action: null };
    case 'unasked':
      return { code: 'consent-needed', facts, action: null };
  }
}

/** Removes it. What stands in a file now stays, there and as its last good version. Rejects with FileSystemError. */
export async function carryOutPurge(
  { history, goodVersions, awsFiles }: PurgeDependencies,
  { changes, versions, holds }: Purge,
): Promise<void> {
  for (const head of changes) await history.purge(head);
  for (const path of versions) {
    const before = await awsFiles.lastGood(path);
    if (before.ok && before.value !== null && holds(contentOf(before.value, true)))
      await awsFiles.accept(path);
    const now = contentOf((await awsFiles.read(path)).document, true);
    const { good, larger } = await goodVersions.read(path);
    const isGone = async (version: KeptVersion | null): Promise<boolean> => {
      const content = await version?.content();
      return content?.ok === true && holds(content.value) && !sameContent(content.value, now);
    };
    const next = {
      good: (await isGone(good)) ? null : good,
      larger: (await isGone(larger)) ? null : larger,
    };
    if (next.good !== good || next.larger !== larger) await goodVersions.write(path, next);
  }
}

interface ReadChange {
  readonly head: ChangeHead;
  readonly contents: readonly Content[];
}

/** Those that are damaged cannot be read by anyone. */
async function allChanges({ history }: PurgeDependencies): Promise<Result<readonly ReadChange[]>> {
  const read: ReadChange[] = [];
  for (const head of await history.heads()) {
    if (head.state === 'pending' || head.state === 'purged') continue;
    const change = await history.load(head.id);
    if (!change.ok) return change;
    if (change.value !== null) read.push({ head, contents: contentsOf(change.value) });
  }
  return succeed(read);
}

function contentsOf({ files, steps }: Change): readonly Content[] {
  return [...files.flatMap(({ before, onDisk }) => [before, onDisk]), ...steps.map(({ after }) => after)];
}

interface ReadVersion {
  readonly path: string;
  readonly good: Content;
  readonly larger: Content;
}

async function allVersions(store: GoodVersionStore): Promise<Result<readonly ReadVersion[]>> {
  const read: ReadVersion[] = [];
  for (const path of await store.paths()) {
    const versions = await store.read(path);
    const good = (await versions.good?.content()) ?? succeed(null);
    if (!good.ok) return good;
    const larger = (await versions.larger?.content()) ?? succeed(null);
    if (!larger.ok) return larger;
    read.push({ path, good: good.value, larger: larger.value });
  }
  return succeed(read);
}

function bytesOf({ good, larger }: ReadVersion): readonly Content[] {
  return [good, larger];
}

async function contentsNow(awsFiles: AwsFiles): Promise<readonly Content[]> {
  const { config, credentials, locations, store } = await awsFiles.current();
  const all = [config, credentials, ...locations, ...(store === null ? [] : [store.file])];
  return all.map(({ document }) => contentOf(document, true));
}

/** By name in either kind of file, or by the key ID beside it. */
function secretsOf(contents: readonly Content[], whose: string): readonly Uint8Array[] {
  const texts = new Set<string>();
  for (const content of contents) {
    for (const role of ['config', 'credentials'] as const) {
      for (const { kind, name, values } of readBotocore(documentOf(content), role).sections) {
        const isMeant =
          (kind === 'profile' && name === whose) || values.get('aws_access_key_id')?.value === whose;
        if (!isMeant) continue;
        for (const key of secretKeys) {
          const value = values.get(key)?.value;
          if (typeof value === 'string') texts.add(value);
        }
      }
    }
  }
  const long = [...texts].filter((text) => text.length >= shortestSecret);
  return long.map((text) => new TextEncoder().encode(text));
}

function includesBytes(bytes: Uint8Array, part: Uint8Array): boolean {
  const first = part[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
