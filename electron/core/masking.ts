/**
 * Files as they may be shown: nothing that is or looks like a secret is left, by the name it is given or by its shape,
 * in comments too. Errs on the side of hiding: what is masked without need is only a line that says less.
 */
import { maskedSecret } from '../../shared/vocabulary.js';
import type { IniDocument } from './ini/document.js';
import { firstContent } from './ini/python-space.js';
import { endsPrivateKey, findSecrets, findShapes, type Span } from './secret-spans.js';

/** How access key IDs are shown: they are no secrets, but need not be read over a shoulder. */
export interface MaskOptions {
  readonly accessKeyIds: 'whole' | 'last-four';
}

/** A text for each physical line, without its end. Indentation, comment marks, keys and delimiters stay. */
export function maskDocument(document: IniDocument, options: MaskOptions): readonly string[] {
  return maskLines(document, options, 0, document.lines.length);
}

/** The same for the lines from `start` up to `end` alone (from 0, half open), as quickly as if the file held no others. */
export function maskLines(
  document: IniDocument,
  options: MaskOptions,
  start: number,
  end: number,
): readonly string[] {
  const masker = new Masker(options);
  const first = startOfState(document, start);
  const masked = document.lines.slice(first, end).map((line) => masker.take(line.text));
  return masked.slice(start - first);
}

/** The last header without indentation before a line: nothing from above it is still open. */
function startOfState(document: IniDocument, line: number): number {
  let first = line;
  while (first > 0 && document.lines[first]?.text.startsWith('[') !== true) first -= 1;
  return first;
}

/** Names of AWS's caches are digests, and look like secrets. */
const CACHE_NAME = /(?:^|[/\\])(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;

/** A text without what looks like a secret by its shape: values go astray in files, into names too. */
export function maskShapes(text: string): string {
  if (text.length < 20) return text;
  const spans = findShapes(text).filter(
    ({ start, end }) => !(text.startsWith('.json', end) && CACHE_NAME.test(text.slice(start, end))),
  );
  return replaceSpans(text, spans);
}

/** `****MPLE` for AKIAIOSFODNN7EXAMPLE; nothing of a text too short to be one. */
export function maskAccessKeyId(id: string): string {
  return id.length > 8 ? `****${id.slice(-4)}` : '****';
}

const ACCESS_KEY_ID = /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}(?![A-Za-z0-9])/gu;
const ACCESS_KEY_ID_ENTRY = /^(?<before>[\s#;]*aws_access_key_id\s*[=:]\s*)(?<value>\S.*?)\s*$/isu;
const UNINDENTED_REST = /^[A-Za-z0-9+/]{16,}={0,2}$/u;

/** Goes through the lines of a file and remembers what is still open from the lines above. */
class Masker {
  readonly #options: MaskOptions;
  /** Indentation of the secret whose value deeper lines continue; null where none is open. */
  #open: number | null = null;
  /** The same for one that is commented out: the column of its text within the comment. */
  #openComment: number | null = null;
  /** Indentation of the entry that deeper lines continue; null after a header. */
  #entry: number | null = null;
  #inPrivateKey = false;

  constructor(options: MaskOptions) {
    this.#options = options;
  }

  take(text: string): string {
    const indentation = firstContent(text);
    if (indentation === text.length) return text;
    const isComment = text[indentation] === '#' || text[indentation] === ';';
    const start = isComment ? contentOfComment(text, indentation) : indentation;
    const continues = this.#entry !== null && indentation > this.#entry;
    if (!isComment && !continues) this.#entry = text[start] === '[' ? null : indentation;
    if (this.#continuesSecret(text, indentation, start, isComment))
      return text.slice(0, start) + maskedSecret;
    const { spans, opens, opensPrivateKey } = findSecrets(text, start, isComment);
    this.#inPrivateKey = opensPrivateKey;
    if (opens !== null && isComment) this.#openComment = start;
    // A command of several lines has its next word on a line indented like this one.
    else if (opens !== null) this.#open = opens === 'word' && continues ? indentation - 1 : indentation;
    const masked = replaceSpans(text, spans);
    return this.#options.accessKeyIds === 'whole' ? masked : maskKeyIds(masked);
  }

  #continuesSecret(text: string, indentation: number, start: number, isComment: boolean): boolean {
    if (this.#inPrivateKey && !(text[start] === '[' && !isComment)) {
      this.#inPrivateKey = !endsPrivateKey(text);
      return true;
    }
    if (this.#open !== null && indentation > this.#open) return true;
    if (isComment) {
      if (this.#openComment !== null && start > this.#openComment) return true;
      this.#openComment = null;
      return false;
    }
    this.#openComment = null;
    if (this.#open === null) return false;
    const isRest = UNINDENTED_REST.test(text.trim()) || !/[=:]|^\s*\[/u.test(text);
    // RawConfigParser passes over what is no entry, and goes on with the value above.
    this.#open = isRest ? indentation : null;
    return isRest;
  }
}

function contentOfComment(text: string, indentation: number): number {
  let start = indentation;
  while (start < text.length && /[\s#;]/u.test(text[start] ?? '')) start += 1;
  return start;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (end <= at || end === start) continue;
    if (start >= at) parts.push(text.slice(at, start), maskedSecret);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** A line with every access key ID in it masked, by its shape or by the name it is given. */
export function maskKeyIds(text: string): string {
  const masked = text.replaceAll(ACCESS_KEY_ID, maskAccessKeyId);
  const { before = '', value = '' } = ACCESS_KEY_ID_ENTRY.exec(masked)?.groups ?? {};
  return value === '' || value.includes('***') ? masked : before + maskAccessKeyId(value);
}
