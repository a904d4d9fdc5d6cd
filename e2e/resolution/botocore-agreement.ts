/** A trace of a tool built on botocore, and botocore's own answer, both in the same words. */
import type { AssumedRole, Trace } from '../../shared/models/trace.js';
import type { BotocoreAnswer } from './botocore-answers.js';

export interface Said {
  readonly outcome: string;
  readonly source: string | null;
  readonly region: string | null;
  /** Null where it is known only by asking. */
  readonly temporary: boolean | null;
  readonly roles: readonly AssumedRole[];
  readonly settings: Readonly<Record<string, string>>;
}

export interface Agreement {
  readonly expected: Said;
  readonly actual: Said;
}

/** A program that fails was asked all the same, and nothing comes of it. */
export const FAILED_PROCESS = 'PROCESS-FAILED';

/** botocore's names of the sources where they are not ours. */
export const methods: Readonly<Record<string, string>> = {
  'assume-role-with-web-identity': 'web-identity',
  'container-role': 'container',
  'iam-role': 'imds',
};

/** @param home the home folder, which the tool's words name and ours call `~` */
export function agreementOf(trace: Trace, answer: BotocoreAnswer, home: string): Agreement {
  const expected = saidByTrace(trace, Object.keys(answer.settings));
  const actual = saidByBotocore(trace, answer, home);
  // A program that fails is asked before anything is sent with what it gives.
  const isHidden = actual.outcome === FAILED_PROCESS && isSeenWhereSent(trace);
  return { expected: isHidden ? { ...expected, outcome: FAILED_PROCESS } : expected, actual };
}

/** Whether a role's own values, or what any client wants, are wrong. */
function isSeenWhereSent({ candidates }: Trace): boolean {
  const reasons = ['value-not-valid', 'missing-sso-session', 'incomplete-sso'];
  return candidates.some(
    ({ source, state, reason }) =>
      source === 'assume-role' && state === 'invalid' && reasons.includes(reason),
  );
}

/** @param asked the settings that botocore was asked for by these names */
function saidByTrace(trace: Trace, asked: readonly string[]): Said {
  const { outcome, region } = trace;
  const spelled = spelt(trace);
  const isTold = spelled !== FAILED_PROCESS;
  const known = Object.entries(trace.settings).filter(([key]) => asked.includes(key) || isPlain(key));
  return {
    outcome: spelled,
    source: isTold && 'source' in outcome ? outcome.source : null,
    region: region?.value === null ? 'region-of-metadata' : (region?.value ?? null),
    temporary: outcome.kind === 'credentials' ? outcome.temporary : null,
    roles: isTold && outcome.kind === 'role' ? outcome.chain : [],
    settings: Object.fromEntries(known.map(([key, { value }]) => [key, value])),
  };
}

/** Settings that botocore looks up by one name; the others are read where they are used. */
function isPlain(key: string): boolean {
  return !/\.|^(?:endpoint_url|services|proxy_.*|s3_.*|output|cli_.*)$/u.test(key);
}

function saidByBotocore({ outcome }: Trace, answer: BotocoreAnswer, home: string): Said {
  const { method, error, calls, region, settings, temporary = false } = answer;
  return {
    outcome: error === undefined ? (answer.key ?? 'none') : failure(error, home),
    source: method === undefined ? null : (methods[method] ?? method),
    region,
    temporary: outcome.kind === 'credentials' ? temporary : null,
    // Of a role whose source's was assumed before it failed, the trace says that it failed.
    roles: error === undefined ? calls : [],
    settings,
  };
}

function isFailedProcess({ message }: NonNullable<BotocoreAnswer['error']>): boolean {
  return message.startsWith('Error when retrieving credentials from custom-process');
}

function failure(error: NonNullable<BotocoreAnswer['error']>, home: string): string {
  if (isFailedProcess(error)) return FAILED_PROCESS;
  return `${error.name}: ${error.message.replaceAll(home, '~')}`;
}

export function spelt({ outcome }: Trace): string {
  switch (outcome.kind) {
    case 'none':
      return 'none';
    case 'error':
      return `${outcome.code}: ${outcome.message}`;
    case 'credentials':
      return outcome.accessKeyId ?? 'LOGIN';
    case 'deferred':
      return asked(outcome);
    case 'role': {
      const { accessKeyId } = outcome.base;
      const start = accessKeyId ?? asked(outcome.base);
      if (start === FAILED_PROCESS) return start;
      return outcome.chain.reduce(
        (signer, { roleArn }) => `ASIA(${roleArn.replaceAll('/', '.')}<${signer})`,
        start,
      );
    }
  }
}

/** What those answer that are asked. */
function asked({
  source,
  facts,
}: {
  readonly source: string;
  readonly facts: Readonly<Record<string, unknown>>;
}): string {
  switch (source) {
    case 'sso':
      return `SSO(${String(facts['roleName'])}@${String(facts['accountId'])})`;
    case 'custom-process':
      return String(facts['program']).endsWith('/fail') ? FAILED_PROCESS : 'PROCESS-EXAMPLE';
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

/** What a trace's outcome is, for counting. */
export function kindOf({ outcome, candidates }: Trace): string {
  switch (outcome.kind) {
    case 'role':
      return `role of ${outcome.base.source}, ${String(outcome.chain.length)} long`;
    case 'error': {
      const where = candidates.find(({ state, reason }) => state === 'invalid' && reason !== '')?.source;
      return `error ${outcome.code}${where === undefined ? '' : ` at ${where}`}`;
    }
    case 'none':
      return 'none';
    default:
      return `${outcome.kind} of ${outcome.source}`;
  }
}
