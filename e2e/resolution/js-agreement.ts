/** A trace of sdk-js-v3 and the SDK's own answer, both in the same words. */
import type { AssumedRole, Trace } from '../../shared/models/trace.js';
import type { CredentialSource } from '../../shared/vocabulary.js';
import type { JsAnswer } from './js-answers.js';

interface Said {
  readonly profile: string;
  readonly region: string | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly temporary: boolean | null;
  readonly roles: readonly AssumedRole[];
}

export interface JsAgreement {
  readonly expected: Said;
  readonly actual: Said;
  /** What the trace's outcome is, for counting. */
  readonly kind: string;
}

/** Settings that the SDK does not say, or says only by what it does. */
const notAsked = ['ignore_configured_endpoint_urls', 'disable_clock_skew_correction'];

export function agreementOf(trace: Trace, answer: JsAnswer, home: string): JsAgreement {
  const expected = saidByTrace(trace);
  const actual = saidBySdk(answer, home);
  const isGuessed = trace.outcome.kind === 'error' && !trace.outcome.wordsKnown;
  const kind = kindOf(trace);
  return isGuessed
    ? { expected: withoutWords(expected), actual: withoutWords(actual), kind }
    : { expected, actual, kind };
}

function withoutWords(said: Said): Said {
  return { ...said, outcome: said.outcome.replace(/:.*$/su, '') };
}

function saidByTrace(trace: Trace): Said {
  const { outcome, region } = trace;
  const ignored = trace.settings['ignore_configured_endpoint_urls']?.value === 'true' ? ['endpoint_url'] : [];
  const settings = Object.entries(trace.settings).filter(([key]) => ![...notAsked, ...ignored].includes(key));
  return {
    profile: trace.profile.name,
    region: region?.value === null ? 'region-of-metadata' : (region?.value ?? null),
    settings: Object.fromEntries(settings.map(([key, { value }]) => [key, normal(key, value)])),
    outcome: spelt(trace),
    temporary: outcome.kind === 'credentials' ? outcome.temporary : null,
    roles: outcome.kind === 'role' ? outcome.chain : [],
  };
}

function saidBySdk(answer: JsAnswer, home: string): Said {
  const { key, error, temporary = null, calls } = answer;
  const settings = Object.entries(answer.settings).map(([name, value]): [string, string] => [
    name,
    normal(name, value),
  ]);
  const isDeferred = /^(?:SSO|PROCESS|CONTAINER|IMDS|LOGIN-REFRESHED)/u.test(key ?? '');
  return {
    profile: answer.profile,
    region: answer.region,
    settings: Object.fromEntries(settings),
    outcome: error === undefined ? (key ?? '') : failureOf(error.name, error.message.replaceAll(home, '~')),
    temporary: calls.length > 0 || isDeferred ? null : temporary,
    roles: calls.map((call) => ({ ...call, roleArn: call.roleArn ?? '' })),
  };
}

function failureOf(code: string, message: string): string {
  return message === 'Could not load credentials from any providers' ? 'none' : `${code}: ${message}`;
}

/** The SDK gives some settings as numbers and lists. */
function normal(key: string, value: string): string {
  if (key === 'max_attempts') return String(Number.parseInt(value, 10));
  return key === 'sigv4a_signing_region_set' || key === 'auth_scheme_preference'
    ? value.replaceAll(/\s*,\s*/gu, ',')
    : value;
}

function spelt({ outcome }: Trace): string {
  switch (outcome.kind) {
    case 'none':
      return 'none';
    case 'error':
      return failureOf(outcome.code, outcome.message);
    case 'credentials':
      return outcome.accessKeyId ?? '';
    case 'deferred':
      return asked(outcome.source, outcome.facts);
    case 'role': {
      const { accessKeyId, source, facts } = outcome.base;
      return outcome.chain.reduce(
        (signer, { roleArn }) => `ASIA(${roleArn.replaceAll('/', '.')}<${signer})`,
        accessKeyId ?? asked(source, facts),
      );
    }
  }
}

/** What those answer that are asked. */
function asked(source: CredentialSource, facts: Readonly<Record<string, string | number | boolean>>): string {
  switch (source) {
    case 'sso':
      return `SSO(${String(facts['roleName'])}@${String(facts['accountId'])})`;
    case 'custom-process':
      return 'PROCESS-EXAMPLE';
    case 'login':
      return 'LOGIN-REFRESHED';
    case 'container':
      return 'CONTAINER';
    case 'imds':
      return 'IMDS';
    case 'web-identity':
      return 'UNSIGNED';
    default:
      return `nothing is asked of ${source}`;
  }
}

function kindOf({ outcome }: Trace): string {
  switch (outcome.kind) {
    case 'role':
      return `role of ${outcome.base.source}, ${outcome.chain.length} long`;
    case 'error':
      return `error ${outcome.code}`;
    case 'none':
      return 'none';
    default:
      return `${outcome.kind} of ${outcome.source}`;
  }
}
