/** AWS's refusals, read from the answers themselves: XML of the query protocol, JSON, or plain text. */
import { diagnose, isThrottling, masked } from '../../core/aws/diagnosis.js';
import type { AwsFailure } from '../../services/aws-port.js';
import type { OneAnswer } from './transport.js';

/** What a refusal says. The words are as AWS sent them: they are masked where they leave the adapter. */
export interface RefusalWords {
  readonly code: string;
  readonly message: string;
}

/** What was refused. */
export interface RefusedCall {
  readonly operation: string;
  /** Texts that may not be in the words, whatever AWS says. */
  readonly secrets: readonly string[];
  /** Signed with a temporary key, and sent without its token. */
  readonly lacksToken: boolean;
}

/** AWS answered, and not with what it was asked for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly status: number;
  readonly #words: string;

  constructor({ code, message }: RefusalWords, status: number) {
    super(code);
    this.code = code;
    this.status = status;
    this.#words = message;
  }

  get isThrottling(): boolean {
    return isThrottling({ code: this.code, status: this.status });
  }

  asFailure({ operation, secrets, lacksToken }: RefusedCall, clockOffset: number | null): AwsFailure {
    const { code, status } = this;
    const said = secrets.reduce((words, secret) => words.replaceAll(secret, '********'), this.#words);
    const { reason } = diagnose({ code, message: said, status, operation, lacksToken });
    return { kind: 'refused', operation, awsCode: code, message: shown(said), status, reason, clockOffset };
  }
}

/** In characters; encoded authorization messages are longer and say nothing to a person. */
const longestWords = 1000;

/** Some services answer a wrong signature with all that they signed, the session token among it. */
function shown(message: string): string {
  const sentence = message.split(/\bThe Canonical String\b/u)[0] ?? '';
  const line = sentence.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return masked(line.slice(0, longestWords));
}

/** Null where the answer has no refusal in it that can be read. */
export function refusalIn({ status, headers, body }: OneAnswer): RefusalWords | null {
  const text = body.toString('utf8');
  const found = inXml(text) ?? inJson(text, headers['x-amzn-errortype'] ?? null);
  if (found !== null) return found;
  // Load balancers before AWS's services answer for them with a page of their own.
  return status >= 500 ? { code: `HTTP ${status}`, message: '' } : null;
}

function inXml(text: string): RefusalWords | null {
  const code = /<Code>(?<code>[^<]{1,200})<\/Code>/u.exec(text)?.groups?.['code'];
  if (code === undefined) return null;
  const message = /<Message>(?<message>[^<]*)<\/Message>/u.exec(text)?.groups?.['message'] ?? '';
  return { code, message: unescapeXml(message) };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  const character = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu;
  return text.replaceAll(character, (whole, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const point = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  });
}

function inJson(text: string, named: string | null): RefusalWords | null {
  const parsed = objectIn(text);
  if (parsed === null) return null;
  const code = named ?? textAt(parsed, '__type') ?? textAt(parsed, 'code') ?? textAt(parsed, 'Code');
  if (code === null) return null;
  const message = textAt(parsed, 'message') ?? textAt(parsed, 'Message') ?? '';
  // `com.amazonaws.sso#UnauthorizedException:http://…` in full.
  return { code: code.replace(/^.*#/u, '').replace(/:.*$/u, ''), message };
}

/** The fields of a JSON object; null for anything else. */
export function objectIn(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return new Map(Object.entries(parsed));
  } catch {
    return null;
  }
}

export function textAt(fields: ReadonlyMap<string, unknown>, name: string): string | null {
  const value = fields.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}
