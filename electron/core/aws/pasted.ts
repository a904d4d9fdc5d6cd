/** What a pasted error message means, whichever tool wrote it. */
import type { Diagnosis } from '../../../shared/models/aws-error.js';
import { type AwsFault, diagnose, knownCodes, masked } from './diagnosis.js';
import { pastedRules } from './pasted-rules.js';

/** What a text comes down to, without the profiles of this computer; what it names is given apart to find them by. */
export interface PastedDiagnosis extends Omit<Diagnosis, 'profiles'> {
  /** Access key IDs in the text, whole: to look for, not to show. */
  readonly accessKeyIds: readonly string[];
  readonly arns: readonly string[];
}

/** No longer text is looked at: an error stands near its beginning. In characters. */
const longest = 20_000;

/** Null where it is no error that anybody knows. */
export function diagnoseText(text: string): PastedDiagnosis | null {
  const folded = fold(text.slice(0, longest));
  const fault = faultIn(folded);
  const answered = fault === null ? null : diagnose(fault);
  const named = {
    accessKeyIds: matches(folded, /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])/gu),
    arns: matches(folded, /\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:[\w+=,.@/:-]*[\w+=@/-]/gu),
  };
  if (fault !== null && answered !== null && answered.reason !== 'unknown') {
    return { ...named, ...told(answered, fault) };
  }
  const said = sayingIn(folded);
  if (said !== null) return { ...named, ...said };
  const worded = diagnose({ code: null, message: folded, status: null, operation: fault?.operation ?? null });
  if (worded.reason !== 'unknown') return { ...named, ...worded, code: null, operation: null };
  if (fault === null || answered === null) return null;
  return { ...named, ...told(answered, fault) };
}

/** In characters; AWS's own words are shorter, and what follows them is the tool's. */
const longestMessage = 600;

/** With AWS's words as the fact `message`, as they may be shown. */
function told(
  { reason, facts }: ReturnType<typeof diagnose>,
  { code, message, operation }: AwsFault,
): Omit<PastedDiagnosis, 'accessKeyIds' | 'arns'> {
  const words = masked(message.slice(0, longestMessage)).trim();
  return { reason, code, operation, facts: words === '' ? facts : { ...facts, message: words } };
}

/** Terminals colour and wrap, and Terraform draws a frame: what is left is one line of words. */
function fold(text: string): string {
  const escape = String.fromCharCode(27);
  return text
    .split(escape)
    .map((part, index) => (index === 0 ? part : part.replace(/^\[[\d;]*[A-Za-z]/u, '')))
    .join('')
    .replaceAll(/[\u2500-\u257F]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** In the order in which they are looked for: the surest first. Gaps are bounded, so that no text takes long to read. */
const shapes: readonly RegExp[] = [
  // The AWS CLI and botocore.
  /An error occurred \((?<code>[\w.]+)\) when calling the (?<operation>\w+) operation(?: \([^)]{0,200}\))?: (?<message>.*)$/u,
  // The SDK for Go 2, and what is built on it.
  /(?:operation error [\w ]{1,80}: (?<operation>\w+), .{0,1000}?)?(?:StatusCode: (?<status>\d{3}), .{0,300}?)?api error (?<code>[\w.]+): (?<message>.*)$/u,
  // The SDK for Java 2: words first.
  /(?<message>[^:]{1,2000}) \(Service: \w+, Status Code: (?<status>\d{3}), Request ID: [^)]{0,200}\)/u,
  // The SDK for JavaScript 3 where it is printed with its place or its metadata.
  /(?<![\w.])(?<code>[A-Z]\w{2,80})(?: \[\w{1,80}\])?: (?<message>.{0,1000}?) (?:at \S{1,200} \(|\{ '\$|'\$fault')/u,
  // XML as AWS answers it, and JSON.
  /<Code>(?<code>\w{1,200})<\/Code>.{0,300}?<Message>(?<message>[^<]*)<\/Message>/u,
  /"(?:__type|code|Code)" ?: ?"(?<code>[\w.#]{1,200})".{0,300}?"[Mm]essage" ?: ?"(?<message>[^"]*)"/u,
];

/** Tools that have found nothing out themselves use these names for it. */
const noCodes = new Set(['Configuration', 'Error', 'CredentialsProviderError', 'ProviderError', 'TypeError']);

function faultIn(text: string): AwsFault | null {
  for (const shape of shapes) {
    const found = shape.exec(text)?.groups;
    const code = found?.['code'] ?? null;
    if (found === undefined || (code !== null && noCodes.has(code))) continue;
    const message = found['message'] ?? '';
    const status = found['status'] === undefined ? null : Number(found['status']);
    return { code, message, status, operation: found['operation'] ?? operationIn(text) };
  }
  return namedFault(text);
}

/** A name of AWS's anywhere in the text, as the SDKs for Go 1 and .NET and PowerShell print it. */
function namedFault(text: string): AwsFault | null {
  const names = knownCodes().join('|');
  const code = new RegExp(`(?<![\\w])(?<code>(?:${names})(?:Exception)?)(?=[:\\s,.)\\]"']|$)`, 'u').exec(
    text,
  );
  const name = code?.groups?.['code'];
  if (code === null || name === undefined) return null;
  const message = text.slice(code.index + name.length).replace(/^[\s:\])"',]+/u, '');
  const status = /status code: (?<status>\d{3})/iu.exec(text)?.groups?.['status'];
  return {
    code: name,
    message,
    status: status === undefined ? null : Number(status),
    operation: operationIn(text),
  };
}

function operationIn(text: string): string | null {
  const named = /(?:operation error [\w ]+: |calling the |operation:? )(?<operation>[A-Z]\w+)/u.exec(text)
    ?.groups?.['operation'];
  const cmdlet = /\bat (?<operation>AssumeRole|GetCallerIdentity|GetSessionToken)/u.exec(text)?.groups?.[
    'operation'
  ];
  return named ?? cmdlet ?? null;
}

function sayingIn(text: string): Omit<PastedDiagnosis, 'accessKeyIds' | 'arns'> | null {
  for (const { reason, words } of pastedRules) {
    const found = words.exec(text);
    if (found === null) continue;
    const facts = Object.entries(found.groups ?? {}).flatMap(([name, value]: [string, string | undefined]) =>
      value === undefined ? [] : [[name, masked(value)] as const],
    );
    return { reason, code: null, operation: null, facts: Object.fromEntries(facts) };
  }
  return null;
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...new Set(text.match(pattern))];
}
