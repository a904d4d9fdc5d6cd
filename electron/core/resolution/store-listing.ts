/** What resolution knows of Keyway's encrypted store: which profiles are in it, and of each what can be read. */
import { type HandOut, handOuts } from '../../../shared/models/store.js';
import type { SessionHints } from '../bridge/access-key.js';
import { keySectionOf } from '../bridge/key-section.js';
import { expirationKeys, timeOf } from '../importing/found-profile.js';
import { type DialectValues, readBotocore } from '../dialects/botocore.js';
import type { IniDocument } from '../ini/document.js';
import { parseStoreMark } from '../store/store-document.js';
import type { StoredName } from '../store/stored-profile.js';

/** The access key of a stored profile, without its secret. */
export interface ListedKey {
  readonly accessKeyId: string;
  readonly temporary: boolean;
  /** ISO time; null for a long-term key, and where nothing says when it ends. */
  readonly expiration: string | null;
}

/** One profile of the store; `content` is null while the store cannot be read. */
export interface ListedEntry extends StoredName {
  readonly content: {
    /** Null where it holds no whole access key. */
    readonly key: ListedKey | null;
    /** What it says of temporary credentials. */
    readonly session: SessionHints;
    readonly region: string | null;
    readonly handOut: HandOut;
  } | null;
}

export interface StoreListing {
  /** `broken`: not even the names in it can be had. */
  readonly state: 'none' | 'listed' | 'broken';
  readonly entries: readonly ListedEntry[];
}

export const noStore: StoreListing = { state: 'none', entries: [] };

/**
 * @param names what is known also while it is locked
 * @param document the store as one document of sections; null while it cannot be read
 * @param isBroken the file is not what Keyway wrote last
 */
export function listStore(
  names: readonly StoredName[],
  document: IniDocument | null,
  isBroken: boolean,
): StoreListing {
  const sections = document === null ? [] : readBotocore(document, 'credentials').sections;
  const entries = names.map(({ id, name }): ListedEntry => {
    const section = sections.findLast((one) => one.kind === 'profile' && one.name === name);
    if (document === null || section === undefined) return { id, name, content: null };
    const mark = parseStoreMark(document.lines[section.line]?.text ?? '');
    return { id, name, content: contentOf(section.values, mark?.handOut ?? handOuts[0]) };
  });
  return { state: names.length === 0 && isBroken ? 'broken' : 'listed', entries };
}

function contentOf(values: DialectValues, handOut: HandOut): NonNullable<ListedEntry['content']> {
  const textOf = (key: string): string => {
    const value = values.get(key)?.value;
    return typeof value === 'string' ? value : '';
  };
  const region = textOf('region');
  const { session } = keySectionOf(textOf);
  return { key: keyOf(textOf), session, region: region === '' ? null : region, handOut };
}

function keyOf(textOf: (key: string) => string): ListedKey | null {
  const accessKeyId = textOf('aws_access_key_id');
  if (accessKeyId === '' || textOf('aws_secret_access_key') === '') return null;
  const temporary = textOf('aws_security_token') !== '' || textOf('aws_session_token') !== '';
  const times = expirationKeys.map((key) => timeOf(textOf(key))).filter((time) => time !== null);
  return { accessKeyId, temporary, expiration: temporary ? (times[0] ?? null) : null };
}
