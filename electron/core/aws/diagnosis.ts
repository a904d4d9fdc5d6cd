/** What an error of AWS, or of a tool that calls AWS, comes down to. */
import type { AwsErrorReason } from '../../../shared/models/aws-error.js';
import { maskKeyIds, maskShapes } from '../masking.js';
import { type DiagnosisRule, diagnosisRules, throttlingCodes } from './diagnosis-rules.js';

/** An error as AWS words it. */
export interface AwsFault {
  /** Such as `InvalidClientTokenId`; null where only words are known. */
  readonly code: string | null;
  readonly message: string;
  /** HTTP status; null where it is not known. */
  readonly status: number | null;
  /** Such as `AssumeRole`; null where it is not known. */
  readonly operation: string | null;
  /** It was signed with a temporary key (`ASIA…`) and sent without its token, for which AWS has no words of its own. */
  readonly lacksToken?: boolean;
}

export interface Diagnosed {
  readonly reason: AwsErrorReason;
  /** `arn` (of the caller), `action`, `resource`, `policy`; `minutes` that this computer is ahead. Access key IDs masked. */
  readonly facts: Readonly<Record<string, string>>;
}

export function diagnose(fault: AwsFault): Diagnosed {
  const rule = diagnosisRules.find((each) => fits(each, fault));
  const reason = rule?.reason ?? 'unknown';
  const lacksToken = reason === 'unknown-access-key' && fault.lacksToken === true;
  return { reason: lacksToken ? 'session-token-missing' : reason, facts: factsOf(fault.message) };
}

/** Whether AWS asks for fewer requests: the same request may be sent again later. */
export function isThrottling({ code, status }: Pick<AwsFault, 'code' | 'status'>): boolean {
  return status === 429 || (code !== null && throttlingCodes.includes(plainCode(code)));
}

/** The names of all errors that the rules know, as they may stand in a text. */
export function knownCodes(): readonly string[] {
  return [...new Set(diagnosisRules.flatMap(({ codes }) => codes ?? []))];
}

function fits({ codes, words, operation, status }: DiagnosisRule, fault: AwsFault): boolean {
  if (codes !== undefined && !(fault.code !== null && hasCode(codes, fault.code))) return false;
  if (words?.test(fault.message) === false) return false;
  if (operation !== undefined && !(fault.operation !== null && operation.test(fault.operation))) return false;
  if (status === undefined) return true;
  return fault.status !== null && fault.status >= status[0] && fault.status <= status[1];
}

function hasCode(codes: readonly string[], code: string): boolean {
  return codes.includes(code) || codes.includes(plainCode(code));
}

/** SDKs and protocols write `X`, `XException`, `Client.X` and `com.amazonaws.sts#X` for the same. */
function plainCode(code: string): string {
  const name = code.slice(Math.max(code.lastIndexOf('#'), code.lastIndexOf('.')) + 1);
  return name.length > 'Exception'.length ? name.replace(/Exception$/u, '') : name;
}

const factPatterns: readonly RegExp[] = [
  /\bUser: (?<arn>arn:\S+) is not authorized/u,
  /not authorized to perform:? (?<action>[\w-]+:\w+)/iu,
  /on resource:? (?<resource>(?:arn:|role |user )\S+)/u,
  /because no (?<policy>[\w -]+?) allows/u,
  /explicit deny in an? (?<policy>[\w -]+?)(?=[.:,]|$)/u,
];

function factsOf(message: string): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const pattern of factPatterns) Object.assign(facts, pattern.exec(message)?.groups);
  const minutes = minutesOff(message);
  if (minutes !== null) facts['minutes'] = String(minutes);
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, masked(value)]));
}

/**
 * How many whole minutes this computer is ahead of AWS, below zero where it is behind. AWS's words name the time that was signed
 * and the one it has: `Signature expired: 20261121T150000Z is now earlier than 20261121T151500Z (20261121T152000Z - 5 min.)`.
 */
function minutesOff(message: string): number | null {
  const times =
    /Signature (?:expired|not yet current): (?<signed>\d{8}T\d{6}Z) .*?\((?<now>\d{8}T\d{6}Z)/u.exec(
      message,
    )?.groups;
  const signed = timeOf(times?.['signed'] ?? '');
  const now = timeOf(times?.['now'] ?? '');
  return signed === null || now === null ? null : Math.round((signed - now) / 60_000);
}

function timeOf(text: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(text) ?? [];
  return year === undefined
    ? null
    : Date.parse(`${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`);
}

/** Words of AWS or of a tool as they may be shown: no access key ID whole, nothing that looks like a secret. */
export function masked(text: string): string {
  return maskKeyIds(maskShapes(text));
}
