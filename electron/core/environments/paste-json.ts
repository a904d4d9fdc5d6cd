/** Credentials as JSON: what `aws sts`, a credential process, the SSO portal, IAM or a metadata service answers. */
import { isNeededName } from './needed-names.js';
import { read, type Statement, type VariableChange } from './statement.js';

/** Reads a JSON object that holds credentials or variables; null where there is none. */
export function readJson(text: string, offset: number): Statement | null {
  const object = jsonObjectAt(text, offset);
  return object === null ? null : read(changesOf(object.members), object.end);
}

export type Members = Readonly<Record<string, unknown>>;

/** The JSON object that begins at an offset, and the offset after it; null where none does or it is not whole. */
export function jsonObjectAt(
  text: string,
  offset: number,
): { readonly members: Members; readonly end: number } | null {
  const end = text[offset] === '{' ? endOfObject(text, offset) : null;
  const members = end === null ? null : parse(text.slice(offset, end));
  return end === null || members === null ? null : { members, end };
}

/** What answers hold the credentials in: STS, the SSO portal, IAM CreateAccessKey. */
const holders = ['Credentials', 'credentials', 'roleCredentials', 'AccessKey'] as const;

function changesOf(object: Members): readonly VariableChange[] {
  const held = holders.map((name) => object[name]).find(isMembers) ?? object;
  const key = textOf(held, 'AccessKeyId', 'accessKeyId');
  const secret = textOf(held, 'SecretAccessKey', 'secretAccessKey');
  if (key === null || secret === null) {
    return Object.entries(object).flatMap(([name, value]) =>
      typeof value === 'string' && isNeededName(name) ? [{ name, value }] : [],
    );
  }
  // A key without a token takes an earlier token away: the three belong together.
  return [
    { name: 'AWS_ACCESS_KEY_ID', value: key },
    { name: 'AWS_SECRET_ACCESS_KEY', value: secret },
    { name: 'AWS_SESSION_TOKEN', value: textOf(held, 'SessionToken', 'sessionToken', 'Token') },
    { name: 'AWS_CREDENTIAL_EXPIRATION', value: textOf(held, 'Expiration') },
  ];
}

function textOf(members: Members, ...names: readonly string[]): string | null {
  const value = names
    .map((name) => members[name])
    .find((member) => typeof member === 'string' && member !== '');
  return typeof value === 'string' ? value : null;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): Members | null {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : null;
  } catch {
    return null;
  }
}

/** The offset after the brace that closes the one at `start`; null where none does. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') {
      const close = endOfText(text, at);
      if (close === null) return null;
      at = close;
    } else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function endOfText(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return null;
}
