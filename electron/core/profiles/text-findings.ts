/** What is odd about the text of a file, whatever its sections say: line ends, and secrets in comments. */
import type { Finding } from '../../../shared/models/finding.js';
import { type IniDocument, textOfDocument } from '../ini/document.js';
import { firstContent } from '../ini/python-space.js';
import { findShapes } from '../secret-spans.js';
import { makeFinding } from './finding-facts.js';

/** Nobody reads more than a few of them. */
const MOST_OF_A_KIND = 20;

interface OddLines {
  /** The first line that ends with a carriage return alone, and how many do; null where none does. */
  readonly carriageReturns: { readonly line: number; readonly count: number } | null;
  readonly secrets: readonly number[];
}

const none: OddLines = { carriageReturns: null, secrets: [] };
/** A document never changes. */
const known = new WeakMap<IniDocument, OddLines>();

/** @param path the file as shown */
export function textFindings(path: string, document: IniDocument): readonly Finding[] {
  const found = known.get(document) ?? find(document);
  known.set(document, found);
  const { carriageReturns, secrets } = found;
  if (carriageReturns === null && secrets.length === 0) return [];
  const inSecrets = secrets.map((line) =>
    makeFinding('commented-out-secret', path, {}, { file: path, line }),
  );
  if (carriageReturns === null) return inSecrets;
  const { line, count } = carriageReturns;
  return [
    makeFinding('carriage-return-in-value', path, { lines: count }, { file: path, line }),
    ...inSecrets,
  ];
}

function find(document: IniDocument): OddLines {
  const text = textOfDocument(document);
  if (text !== null && !mayBeOdd(text)) return none;
  const returns = document.lines.flatMap(({ eol }, index) => (eol === '\r' ? [index + 1] : []));
  const secrets = document.lines.flatMap((line, index) => (isSecretComment(line.text) ? [index + 1] : []));
  const [first] = returns;
  return {
    carriageReturns: first === undefined ? null : { line: first, count: returns.length },
    secrets: secrets.slice(0, MOST_OF_A_KIND),
  };
}

/** Most files of thousands of lines are done with it, without a line of theirs being made. */
function mayBeOdd(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] !== '\n') return true;
  }
  return hasSecretComment(text, '#') || hasSecretComment(text, ';');
}

function hasSecretComment(text: string, mark: '#' | ';'): boolean {
  for (let at = text.indexOf(mark); at >= 0;) {
    const end = lineEnd(text, at);
    const start = text.lastIndexOf('\n', at) + 1;
    if (isSecretComment(text.slice(start, end))) return true;
    at = text.indexOf(mark, end);
  }
  return false;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Whether a line is a comment that holds a secret: by the name that AWS gives it, or by its looks. */
export function isSecretComment(text: string): boolean {
  const first = text[firstContent(text)];
  if (first !== '#' && first !== ';') return false;
  return text.length > SHORTEST && (NAMED.test(text) || findShapes(text).length > 0);
}

/** Shorter ones are placeholders, such as `…` or `YOUR_SECRET`. */
const NAMED =
  /^[\s#;]*(?:export\s+|set\s+|\$env:)?aws_(?:secret_access_key|session_token|security_token)\s*[=:]\s*["']?[A-Za-z0-9+/=]{16,}/iu;
const SHORTEST = 20;
