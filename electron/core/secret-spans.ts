/** Where in one line of text something stands that looks like a secret, by what it is called or by its shape. */

/** From `start` up to `end`, counted in UTF-16 units from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What names of secrets contain, in whatever letter case and language of tools. */
const KEYWORD =
  /secret|token|passw|passphrase|pwd|private[\s_-]?key|api[\s_-]?key|access[\s_-]?key|authorization/giu;

/** Names that contain a keyword but whose values are no secrets: `web_identity_token_file`, `aws_access_key_id`. */
const OPEN_NAME = /(?:accesskeyid|file|path|url|uri|type|name|ttl|duration|expiration|expiry)$/u;

/** The names under which AWS tools write secrets: after these, a missing delimiter makes no difference. */
const AWS_SECRET_NAME = /^-*aws_(?:secret_access_key|session_token|security_token)$/iu;

const DELIMITER = /["']?\s*[=:]>?\s*/uy;
const SPACES = /\s+/uy;

/** One word as a shell takes it; an open quote reaches to the end of the line. */
const WORD = /(?:"(?:\\.|[^"\\])*(?:"|$)|'[^']*(?:'|$)|\\.|[^\s"'\\])+/uy;
const OPTION = /--?[a-z][\w-]*(?=[\s=]|$)/iuy;

const PRIVATE_KEY_BEGIN = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----/u;
const PRIVATE_KEY_END = /-----END [A-Z0-9 ]*PRIVATE KEY/u;

/** Secret access keys are 40 characters of base64, session tokens hundreds. */
const BASE64 = /[A-Za-z0-9+/]{40,}={0,2}/gu;
const PIECES = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/gu;

/** The rest of what gives secrets away; the group is what is hidden. */
const OTHER_SHAPES: readonly RegExp[] = [
  // A JSON Web Token.
  /(?<![\w-])(eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)*)/dgu,
  // The password in an address, and the one that curl is given.
  /:\/\/[^\s/:@]*:([^\s/@]+)@/dgu,
  /(?:^|\s)(?:-u|--user)[\s=]+["']?[^\s:]+:(\S+)/dgu,
  /\bbearer\s+([^\s"',;]+)/dgiu,
  /\bbasic\s+([A-Za-z0-9+/]*[A-Z0-9+/][A-Za-z0-9+/]*={0,2})/dgu,
];

/** What any of the patterns needs: most lines of a file hold none of it and are done with one look. */
const SUSPICIOUS =
  /secret|token|passw|passphrase|pwd|(?:private|api|access)[\s_-]?key|authorization|bearer|basic|PRIVATE KEY|:\/\/|-u|[A-Za-z0-9+/]{40}|eyJ/iu;

/**
 * What one line hides. `opens` says what goes on below: the value of its own key, on deeper lines; the word of an option
 * that has none here, or a quote left open, on the next line of the value; or nothing. `opensPrivateKey`: one has no end here.
 */
export interface LineSecrets {
  readonly spans: readonly Span[];
  readonly opens: 'value' | 'word' | null;
  readonly opensPrivateKey: boolean;
}

const nothing: LineSecrets = { spans: [], opens: null, opensPrivateKey: false };

/**
 * What looks like a secret in a line.
 *
 * @param text the whole line
 * @param start where its content begins, after indentation and comment marks
 * @param isComment whether it is a comment
 */
export function findSecrets(text: string, start: number, isComment: boolean): LineSecrets {
  if (!SUSPICIOUS.test(text)) return nothing;
  const named = findNamed(text, start, isComment);
  const key = findPrivateKey(text);
  const spans = [...named.spans, ...key.spans, ...findShapes(text)];
  return { spans, opens: named.opens, opensPrivateKey: key.isOpen };
}

/** Whether a private key ends on that line. */
export function endsPrivateKey(text: string): boolean {
  return PRIVATE_KEY_END.test(text);
}

interface NamedSecrets {
  readonly spans: readonly Span[];
  readonly opens: 'value' | 'word' | null;
}

/** Values by the names they are given: the line's own key, options of commands, variables, fields of JSON. */
function findNamed(text: string, start: number, isComment: boolean): NamedSecrets {
  const ownValue = ownSecretValue(text, start);
  if (ownValue !== null) return { spans: [{ start: ownValue, end: text.length }], opens: 'value' };
  const spans: Span[] = [];
  let opens: 'word' | null = null;
  let from = start;
  for (const match of text.slice(start).matchAll(KEYWORD)) {
    const at = start + match.index;
    if (at < from) continue;
    const name = nameAround(text, at, at + match[0].length);
    const value = findValue(text, name, isComment);
    from = value?.end ?? name.end;
    if (value === null) continue;
    spans.push(value);
    if (value.isOpen) opens = 'word';
  }
  return { spans, opens };
}

/** Where the value of the line's own key begins, if its name is a secret's; null otherwise. */
function ownSecretValue(text: string, start: number): number | null {
  const delimiter = text.slice(start).search(/[=:]/u);
  if (delimiter === -1) return null;
  const key = text.slice(start, start + delimiter);
  // A command's options have delimiters too, and so have addresses.
  if (!isSecretName(key) || /\s--?\w|[[{]/u.test(key)) return null;
  return matchEnd(/[=:]\s*/uy, text, start + delimiter);
}

function isSecretName(name: string): boolean {
  if (name.search(KEYWORD) === -1) return false;
  return !OPEN_NAME.test(name.toLowerCase().replaceAll(/[\s"'_.-]/gu, ''));
}

function nameAround(text: string, start: number, end: number): Span {
  let first = start;
  let last = end;
  while (first > 0 && /[\w.-]/u.test(text[first - 1] ?? '')) first -= 1;
  while (last < text.length && /[\w.-]/u.test(text[last] ?? '')) last += 1;
  return { start: first, end: last };
}

/** The value that follows a name within a line; null where none does. */
function findValue(
  text: string,
  name: Span,
  isComment: boolean,
): (Span & { readonly isOpen: boolean }) | null {
  const called = text.slice(name.start, name.end);
  const isOption = called.startsWith('-');
  const isAwsSecret = AWS_SECRET_NAME.test(called);
  if (!isAwsSecret && !isSecretName(called)) return null;
  const start = matchEnd(DELIMITER, text, name.end) ?? matchEnd(SPACES, text, name.end);
  const isSaid = matchEnd(DELIMITER, text, name.end) !== null || isOption || isAwsSecret;
  if (start === null || start === text.length) {
    // The option's value may stand on the next line.
    return isOption ? { start: text.length, end: text.length, isOpen: true } : null;
  }
  if (!isSaid || (isOption && matchEnd(OPTION, text, start) !== null && text.startsWith('--', start)))
    return null;
  // `NAME=word` may stand in a command; other notes of a secret may hold spaces.
  const isWord =
    isOption || (text[name.end] === '=' && !isComment && !/\s[#;]/u.test(text.slice(0, name.start)));
  if (isAwsSecret || !isWord) return { start, end: text.length, isOpen: false };
  const end = matchEnd(WORD, text, start) ?? text.length;
  const quotes = text.slice(start, end).match(/["']/gu)?.length ?? 0;
  return { start, end, isOpen: quotes % 2 === 1 };
}

/** Where a sticky pattern ends that matches at `index`; null where it does not match. */
function matchEnd(pattern: RegExp, text: string, index: number): number | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = index;
  return sticky.test(text) ? sticky.lastIndex : null;
}

function findPrivateKey(text: string): { readonly spans: readonly Span[]; readonly isOpen: boolean } {
  const begin = PRIVATE_KEY_BEGIN.exec(text);
  if (begin === null) return { spans: [], isOpen: false };
  const start = begin.index + begin[0].length;
  const length = text.slice(start).search(PRIVATE_KEY_END);
  return { spans: [{ start, end: length === -1 ? text.length : start + length }], isOpen: length === -1 };
}

/** What looks like a secret by its shape alone, in any text. */
export function findShapes(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(BASE64)) {
    if (!readsAsWords(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  for (const shape of OTHER_SHAPES) {
    for (const match of text.matchAll(shape)) {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      spans.push({ start, end });
    }
  }
  return spans;
}

/**
 * Paths and names of roles are words, though they may be as long: they have few capitals and digits, pieces of four letters
 * on average, and vowels. Of random secrets fewer than one in a million reads so.
 */
function readsAsWords(text: string): boolean {
  if (/[+=]/u.test(text)) return false;
  const segments = text.split('/').filter((segment) => !/^\d{1,12}$/u.test(segment));
  const pieces = segments.flatMap((segment) => segment.match(PIECES) ?? []);
  const letters = pieces.join('');
  const lowerCase = letters.match(/[a-z]/gu)?.length ?? 0;
  const digits = letters.match(/\d/gu)?.length ?? 0;
  const isWordLike = pieces.every((piece) => !/[a-z]{2}/u.test(piece) || /[aeiouy]/iu.test(piece));
  return (
    isWordLike && digits <= 4 && lowerCase >= letters.length * 0.7 && pieces.length * 4 <= letters.length
  );
}
