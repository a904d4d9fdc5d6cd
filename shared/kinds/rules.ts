/** What each kind of value looks like. Patterns are AWS's own; each says where it is from. */
import type { ProblemCode } from '../models/problem.js';
import type { ToolId } from '../vocabulary.js';
import { commandProblems } from './command-rule.js';
import type { ValueRule } from './field.js';
import { checkRegion } from './region-rule.js';
import { closestNames } from './closeness.js';
import { hasOpenQuote } from './quotes.js';
import { valueProblem, type ValueProblem } from './value-problem.js';

/** Tools that cut a value at ` #` or ` ;` (resolution facts E, each of them run or read). */
const cutsComments: readonly ToolId[] = ['sdk-js-v3', 'copilot', 'sdk-go-v2', 'sdk-java-v2', 'sdk-rust'];
/** Tools that strip quotes around a value (aws-sdk-go v1, internal/ini). */
const stripsQuotes: readonly ToolId[] = ['copilot', 'sdk-go-v2'];
/** Tools that read nothing of a file with a value that begins with a comma, or with a quote left open (the same, its lexer). */
const likeGo: readonly ToolId[] = ['copilot'];

/** What is wrong with a value. An empty value is no problem by itself: whether it may be left out, the form knows. */
export function checkValue(rule: ValueRule, value: string): readonly ValueProblem[] {
  if (value === '') return [];
  // Control characters and line ends of any reader: what follows them would be read as a line of its own.
  if (/[\p{Cc}\p{Surrogate}\u2028\u2029]/u.test(value.replaceAll('\t', ' ')))
    return [valueProblem('value-with-line-break', 'error')];
  const trimmed = value.trim();
  if (trimmed !== value)
    return [valueProblem('value-with-outer-space', 'error', { suggestion: isSecret(rule) ? null : trimmed })];
  return [...commonProblems(rule, value), ...ruleProblems(rule, value)];
}

function isSecret({ kind }: ValueRule): boolean {
  return kind === 'secret-access-key' || kind === 'session-token';
}

/** Null where other quotes stand within, or nothing is left. */
function unquoted(value: string): string | null {
  const inner = value.slice(1, -1).trim();
  return inner === '' || /["']/u.test(inner) ? null : inner;
}

function commonProblems(rule: ValueRule, value: string): readonly ValueProblem[] {
  const problems: ValueProblem[] = [];
  if (/^[#;]/u.test(value)) {
    // Nothing is left of the value, and what stands below it would become its block.
    problems.push(valueProblem('value-with-inline-comment', 'error', { tools: cutsComments }));
  } else if (/\s[#;]/u.test(value)) {
    problems.push(valueProblem('value-with-inline-comment', 'warning', { tools: cutsComments }));
  }
  if (value.startsWith(',')) problems.push(valueProblem('value-not-readable', 'error', { tools: likeGo }));
  if (hasOpenQuote(value)) {
    problems.push(valueProblem('value-in-quotes', 'error', { tools: likeGo }));
  } else if (rule.kind !== 'command' && /^(?<quote>["']).*\k<quote>$/u.test(value)) {
    const suggestion = isSecret(rule) ? null : unquoted(value);
    problems.push(valueProblem('value-in-quotes', 'warning', { tools: stripsQuotes, suggestion }));
  }
  return problems;
}

const formats = {
  /** IAM API, AccessKey.AccessKeyId. */
  'access-key-id': /^\w{16,128}$/u,
  /** IAM API, Role: paths and names; the partition is any. */
  'role-arn': /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\u0021-\u007e]+\/)?[\w+=,.@-]{1,64}$/u,
  /** STS API, AssumeRole, ExternalId. */
  'external-id': /^[\w+=,.@:/-]{2,1224}$/u,
  /** STS API, AssumeRole, RoleSessionName. */
  'session-name': /^[\w+=,.@-]{2,64}$/u,
  arn: /^arn:aws[a-z-]*:[\w-]+:[\w-]*:(?:\d{12})?:.+$/u,
} as const;
/** 40 characters of Base64 for long-term keys; AWS documents no pattern, so that others are only a warning. */
const SECRET_ACCESS_KEY = /^[A-Za-z0-9+/]{40}$/u;
const ACCOUNT_ID = /^\d{12}$/u;
/** STS API, AssumeRole, SerialNumber: an ARN or the number of a hardware device. */
const MFA_SERIAL = /^[\w+=/:,.@-]{9,256}$/u;

function ruleProblems(rule: ValueRule, value: string): readonly ValueProblem[] {
  switch (rule.kind) {
    case 'text':
    case 'session-token':
    case 'profile':
    case 'sso-session':
    case 'services':
    case 'list':
      return [];
    case 'access-key-id':
    case 'role-arn':
    case 'external-id':
    case 'session-name':
    case 'arn':
      return unless(formats[rule.kind].test(value), `${rule.kind}-format`);
    case 'secret-access-key':
      return SECRET_ACCESS_KEY.test(value) ? [] : [valueProblem('secret-access-key-format', 'warning')];
    case 'account-id':
      return accountProblems(value);
    case 'mfa-serial':
      return unless(MFA_SERIAL.test(value) && isArnIfMeantSo(value), 'mfa-serial-format');
    case 'region':
      return checkRegion(value);
    case 'start-url':
      return startUrlProblems(value);
    case 'url':
      return unless(/^https?:$/u.test(protocolOf(value) ?? ''), 'url-format');
    case 'path':
      return pathProblems(value);
    case 'command':
      return commandProblems(value);
    case 'boolean':
    case 'choice':
      return choiceProblems(rule.kind === 'choice' ? rule.values : ['true', 'false'], value);
    case 'integer':
      return integerProblems(rule, value);
    case 'size':
      return sizeProblems(rule.perSecond, value);
  }
}

function accountProblems(value: string): readonly ValueProblem[] {
  if (ACCOUNT_ID.test(value)) return [];
  return [valueProblem('account-id-format', 'error', { suggestion: accountIn(value) })];
}

function unless(fits: boolean, code: ProblemCode): readonly ValueProblem[] {
  return fits ? [] : [valueProblem(code, 'error')];
}

/** `1111-2222-3333` is how people write it. */
function accountIn(value: string): string | null {
  const digits = value.replaceAll(/[\s-]/gu, '');
  return ACCOUNT_ID.test(digits) ? digits : null;
}

/** A serial that begins like an ARN must be one of a device. */
function isArnIfMeantSo(value: string): boolean {
  return !value.startsWith('arn:') || /^arn:aws[a-z-]*:iam::\d{12}:(?:mfa|sms-mfa|u2f)\/.+$/u.test(value);
}

/**
 * Where access portals and issuers of IAM Identity Center are: AWS SDKs and tools reference guide, `sso_start_url`; IAM
 * Identity Center user guide for the commercial, GovCloud and China partitions.
 */
const PORTAL =
  /^https:\/\/(?:(?:[\w-]+\.)+(?:awsapps\.com|awsapps\.cn|app\.aws)(?:[/?#]|$)|identitycenter\.amazonaws\.com(?:\.cn)?\/ssoins-)/iu;

function startUrlProblems(value: string): readonly ValueProblem[] {
  if (protocolOf(value) !== 'https:' || /\s/u.test(value)) {
    const suggestion = /^[\w.-]+\.[a-z]+(?:\/\S*)?$/iu.test(value) ? `https://${value}` : null;
    return [valueProblem('start-url-format', 'error', { facts: { reason: 'scheme' }, suggestion })];
  }
  // A new partition may have a domain of its own: only AWS can refuse it.
  return PORTAL.test(value)
    ? []
    : [valueProblem('start-url-format', 'warning', { facts: { reason: 'host' } })];
}

function protocolOf(value: string): string | null {
  return /^(?<protocol>[a-z]+:)\/\/[^\s/?#]+/iu.exec(value)?.groups?.['protocol']?.toLowerCase() ?? null;
}

/** Tools open it as it stands there: botocore, for one, neither knows `~` nor variables in a path of a setting. */
function pathProblems(value: string): readonly ValueProblem[] {
  if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/u.test(value)) return [];
  const reason = /^[~$%]/u.test(value) ? 'expansion' : 'relative';
  return [valueProblem('path-not-absolute', 'warning', { facts: { reason } })];
}

function choiceProblems(values: readonly string[], value: string): readonly ValueProblem[] {
  if (values.includes(value)) return [];
  const lower = value.toLowerCase();
  const sameButCase = values.find((each) => each.toLowerCase() === lower);
  const suggestion = sameButCase ?? closestNames(value, values)[0] ?? null;
  const severity = sameButCase === undefined ? 'error' : 'warning';
  return [valueProblem('value-not-choice', severity, { facts: { choices: values.join(', ') }, suggestion })];
}

function integerProblems(
  { least, most, unit }: Extract<ValueRule, { kind: 'integer' }>,
  value: string,
): readonly ValueProblem[] {
  if (!/^\d+$/u.test(value)) return [valueProblem('value-not-number', 'error')];
  const number = Number(value);
  const facts = { least, most, unit };
  return number < least || number > most ? [valueProblem('value-out-of-range', 'error', { facts })] : [];
}

/**
 * aws-cli 2.36.7, customizations/s3/transferconfig.py and utils.py, human_readable_to_int: whole numbers, with KB, MB, GB, TB
 * or KiB and so on; a rate ends with B/s or b/s, or is a number of bytes by itself.
 */
function sizeProblems(perSecond: boolean, value: string): readonly ValueProblem[] {
  const pattern = perSecond ? /^[1-9]\d*(?: *(?:[KMGT]i?)?[Bb]\/s)?$/iu : /^[1-9]\d*(?: *[KMGT]i?B)?$/iu;
  const example = perSecond ? '10MB/s' : '8MB';
  return pattern.test(value) ? [] : [valueProblem('value-not-number', 'error', { facts: { example } })];
}
