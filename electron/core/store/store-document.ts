/**
 * The encrypted store as one document of sections, as the AWS CLI reads a credentials file, and back.
 *
 * ```ini
 * [dev]
 * # keyway: k3v0c6w2m1x8b5n7q4z9 always
 * aws_access_key_id = AKIAIOSFODNN7EXAMPLE
 * ```
 *
 * The comment below the header carries what is not of the section itself, so that it comes back with it: a renamed profile
 * keeps its id, one whose removal is undone gets its own id and its hand-out back.
 */
import { type HandOut, handOuts } from '../../../shared/models/store.js';
import { readBotocore } from '../dialects/botocore.js';
import {
  emptyDocument,
  type IniDocument,
  type Line,
  makeLine,
  parseDocument,
  printDocument,
} from '../ini/document.js';
import type { StoredProfile } from './stored-profile.js';

/** What the comment says. */
export interface StoreMark {
  readonly id: string;
  readonly handOut: HandOut;
}

/** One section of the document; `mark` is null where it has no such comment. */
export interface StoreSection {
  readonly name: string;
  readonly mark: StoreMark | null;
  readonly body: Uint8Array;
}

/** Why a text cannot be the store. */
type NotAStore = 'text-outside-sections' | 'not-a-profile' | 'name-twice' | 'id-twice';

const MARK = new RegExp(String.raw`^# keyway: ([a-z0-9]{1,64}) (${handOuts.join('|')})$`, 'u');

/** The comment line, without its end. */
export function formatStoreMark({ id, handOut }: StoreMark): string {
  return `# keyway: ${id} ${handOut}`;
}

/** Null where the line is anything else. */
export function parseStoreMark(line: string): StoreMark | null {
  const match = MARK.exec(line.trim());
  const handOut = handOuts.find((each) => each === match?.[2]);
  return match?.[1] === undefined || handOut === undefined ? null : { id: match[1], handOut };
}

/** The document of these profiles, in their order; null where it would not give them back, such as for a name with a `]`. */
export function toStoreDocument(
  profiles: readonly Pick<StoredProfile, 'id' | 'name' | 'body' | 'handOut'>[],
): IniDocument | null {
  const sections = profiles.map(({ name, body, id, handOut }) => ({ name, body, mark: { id, handOut } }));
  const document = parseDocument(printDocument(printSections(sections)));
  const split = splitStoreDocument(document);
  const isWhole =
    split.ok &&
    split.sections.length === profiles.length &&
    split.sections.every(
      ({ name, mark }, index) => name === profiles[index]?.name && mark?.id === profiles[index].id,
    );
  return isWhole ? document : null;
}

/**
 * The sections of a document. Refused is what would be lost, or could not be told apart, in the store: text before the first
 * header, a section that names no profile, two of one name or one id.
 */
export function splitStoreDocument(
  document: IniDocument,
):
  | { readonly ok: true; readonly sections: readonly StoreSection[] }
  | { readonly ok: false; readonly why: NotAStore } {
  const read = readBotocore(document, 'credentials').sections;
  const first = read[0]?.line ?? document.lines.length + 1;
  if (document.lines.slice(0, first - 1).some(({ text }) => text.trim() !== ''))
    return refused('text-outside-sections');
  const sections: StoreSection[] = [];
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const { kind, name, line, lastLine, trailing } of read) {
    if (kind !== 'profile' || name === null || name === '' || trailing.trim() !== '')
      return refused('not-a-profile');
    if (names.has(name)) return refused('name-twice');
    names.add(name);
    const section = sectionOf(name, document.lines.slice(line, lastLine));
    const id = section.mark?.id ?? null;
    if (id !== null && ids.has(id)) return refused('id-twice');
    if (id !== null) ids.add(id);
    sections.push(section);
  }
  return { ok: true, sections };
}

/** The same document as it comes back from the store: one blank line between sections, none at the end. Others stay as they are. */
export function normaliseStoreDocument(document: IniDocument): IniDocument {
  const split = splitStoreDocument(document);
  return split.ok ? parseDocument(printDocument(printSections(split.sections))) : document;
}

function refused(why: NotAStore): { readonly ok: false; readonly why: NotAStore } {
  return { ok: false, why };
}

function sectionOf(name: string, lines: readonly Line[]): StoreSection {
  const at = lines.findIndex(({ text }) => parseStoreMark(text) !== null);
  const rest = at < 0 ? lines : lines.filter((_, index) => index !== at);
  return { name, mark: parseStoreMark(lines[at]?.text ?? ''), body: bytesOf(rest) };
}

function printSections(sections: readonly StoreSection[]): IniDocument {
  const lines = sections.flatMap(({ name, mark, body }, index) => [
    ...(index === 0 ? [] : ['']).map(newLine),
    newLine(`[${name}]`),
    ...(mark === null ? [] : [formatStoreMark(mark)]).map(newLine),
    ...trimmed(parseDocument(body).lines),
  ]);
  return sections.length === 0 ? emptyDocument : { byteOrderMark: false, lines };
}

function bytesOf(lines: readonly Line[]): Uint8Array {
  return printDocument({ byteOrderMark: false, lines: trimmed(lines) });
}

/** Without blank lines at the end; every line ends. */
function trimmed(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ text, raw }) => raw !== null || text.trim() !== '');
  return lines.slice(0, last + 1).map((line) => (line.eol === '' ? { ...line, eol: '\n' as const } : line));
}

function newLine(text: string): Line {
  return makeLine(text, '\n');
}
