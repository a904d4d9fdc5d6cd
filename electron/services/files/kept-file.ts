/**
 * One AWS file, read so that a moment in which another program has it half written is never believed.
 *
 * The AWS CLI truncates in place: for some milliseconds a reader sees no bytes or some. So a file that vanished,
 * shrank or lost sections is read again until two reads agree; then fewer sections are accepted, with the version
 * before kept to put back, but a file without a byte that had some is not, until the person says so.
 */
import type { IniDocument } from '../../core/ini/document.js';
import { type Clock, FileSystemError, type FileSystem } from '../ports.js';
import { type Content, documentOf, sameContent } from './content.js';
import { type GoodVersions, type GoodVersionStore, sameVersions } from './good-versions.js';
import { type KeptVersion, plainVersion, versionOf } from './kept-version.js';

/** Milliseconds between two reads that must agree. */
const agreementInterval = 100;
/** A file that keeps changing for longer is taken as it is. */
const mostReads = 30;

export type KeptState = 'ok' | 'missing' | 'unreadable' | 'emptied' | 'shrunk';

/** What was concluded of a file. Stays the same object while nothing changes. */
export interface KeptFile {
  readonly state: KeptState;
  readonly systemCode: string | null;
  readonly content: Content;
  /** For an emptied file the last good version; empty where that is sealed and the store is not open. */
  readonly document: IniDocument;
  readonly mode: number | null;
  /** What could be put back; null where nothing from before differs. */
  readonly fromBefore: KeptVersion | null;
  /** False where what the document shows is sealed: another look may find it. */
  readonly isWhole: boolean;
}

export interface KeptFileDependencies {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly versions: GoodVersionStore;
  /** Whether a change of Keyway's, this one or another, wrote that content: then a smaller file is no loss. */
  readonly isOwn: (path: string, content: Content) => Promise<boolean>;
}

export interface FileKeeper {
  /** One load after the other; each sees the file as it is when its turn comes. */
  load(): Promise<KeptFile>;
  /** The person says the file is as it should be. False where nobody had asked. */
  accept(): Promise<boolean>;
}

interface Look {
  readonly content: Content;
  readonly systemCode: string | null;
  readonly mode: number | null;
}

export function createFileKeeper(path: string, dependencies: KeptFileDependencies): FileKeeper {
  const { files, clock, versions, isOwn } = dependencies;
  let known: GoodVersions | null = null;
  let concluded: { readonly look: Look; readonly file: KeptFile } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function remember(next: GoodVersions): Promise<void> {
    const before = known;
    known = next;
    if (before === null || !sameVersions(before, next)) await versions.write(path, next);
  }

  async function conclude(look: Look): Promise<KeptFile> {
    const before = known ?? (await versions.read(path));
    known = before;
    const own = isSmaller(look.content, before.good) && (await isOwn(path, look.content));
    const [state, next] = judge(look, before, own);
    await remember(next);
    const shown = await shownContent(state, look.content, next);
    return {
      state,
      systemCode: look.systemCode,
      content: look.content,
      document: documentOf(shown ?? null),
      mode: look.mode,
      fromBefore: offered(state, next),
      isWhole: shown !== undefined,
    };
  }

  async function load(): Promise<KeptFile> {
    let look = await lookAt(files, path);
    known ??= await versions.read(path);
    if (concluded !== null && sameLook(concluded.look, look)) {
      const isAsGood = concluded.file.isWhole || (await known.good?.content())?.ok !== true;
      if (isAsGood) return concluded.file;
    }
    for (let reads = 1; isSmaller(look.content, known.good) && reads < mostReads; reads += 1) {
      await clock.sleep(agreementInterval);
      const again = await lookAt(files, path);
      const agree = sameLook(look, again);
      look = again;
      if (agree) break;
    }
    const file = await conclude(look);
    concluded = { look, file };
    return file;
  }

  return {
    load: () => inTurn(load),
    accept: () =>
      inTurn(async () => {
        const { state, content, fromBefore } = await load();
        if (fromBefore === null || state === 'unreadable') return false;
        await remember({ good: versionOf(content), larger: null });
        concluded = null;
        return true;
      }),
  };
}

/** The state of a file, and what is to be remembered of it. */
function judge(look: Look, before: GoodVersions, own: boolean): readonly [KeptState, GoodVersions] {
  if (look.systemCode !== null) return ['unreadable', before];
  const believed: GoodVersions = { good: versionOf(look.content), larger: null };
  if (own) return [look.content === null ? 'missing' : 'ok', believed];
  if (look.content === null) return ['missing', before];
  if (look.content.length === 0 && hasContent(before.good)) return ['emptied', before];
  const larger = before.larger ?? before.good;
  if (larger !== null && sectionCount(look.content) < larger.sections()) {
    return ['shrunk', { good: versionOf(look.content), larger }];
  }
  return ['ok', believed];
}

/** Undefined where it is sealed and the store is not open. */
async function shownContent(
  state: KeptState,
  content: Content,
  { good }: GoodVersions,
): Promise<Content | undefined> {
  if (state !== 'emptied') return content;
  const kept = await good?.content();
  return kept?.ok === true ? kept.value : undefined;
}

function offered(state: KeptState, { good, larger }: GoodVersions): KeptVersion | null {
  switch (state) {
    case 'emptied':
    case 'missing':
      return hasContent(good) ? good : null;
    case 'shrunk':
      return larger;
    case 'ok':
    case 'unreadable':
      return null;
  }
}

/** Whether a content could be one that another program is just writing. */
function isSmaller(content: Content, good: KeptVersion | null): boolean {
  if (!hasContent(good)) return false;
  if (content === null || content.length < good.length) return true;
  return !good.holds(content) && sectionCount(content) < good.sections();
}

function hasContent(version: KeptVersion | null): version is KeptVersion {
  return version !== null && version.length > 0;
}

function sectionCount(content: Uint8Array): number {
  return plainVersion(content).sections();
}

function sameLook(one: Look, other: Look): boolean {
  return (
    one.systemCode === other.systemCode && one.mode === other.mode && sameContent(one.content, other.content)
  );
}

async function lookAt(files: FileSystem, path: string): Promise<Look> {
  try {
    const facts = await files.inspectTarget(path);
    if (facts === null) return { content: null, systemCode: null, mode: null };
    // A pipe would keep us waiting for ever.
    if (facts.kind !== 'file') {
      return { content: null, systemCode: facts.kind === 'folder' ? 'EISDIR' : 'EINVAL', mode: facts.mode };
    }
    return { content: await files.read(path), systemCode: null, mode: facts.mode };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.systemCode === 'ENOENT') return { content: null, systemCode: null, mode: null };
    return { content: null, systemCode: error.systemCode, mode: null };
  }
}
