/** Answers about sources for tests of the window. */
import type {
  EnvironmentSummary,
  ResolutionAnswer,
  ResolutionFinding,
} from '../../shared/models/resolution.js';
import type { Candidate, Trace } from '../../shared/models/trace.js';

export const ownVariables: EnvironmentSummary = {
  id: 'own',
  kind: 'own',
  program: null,
  pid: null,
  asOf: '2026-11-21T06:00:00.000Z',
  variables: [],
};

export function candidate(given: Partial<Candidate> & Pick<Candidate, 'source'>): Candidate {
  return { state: 'absent', reason: 'variables-not-set', facts: {}, origin: null, ...given };
}

/** A trace of a profile whose key stands in the credentials file, but for what is given. */
export function traceOf(given: Partial<Trace> & Pick<Trace, 'tool'>): Trace {
  return {
    toolVersion: '1.2.3',
    confidence: 'verified',
    profile: { name: 'default', from: { default: true } },
    outcome: {
      kind: 'credentials',
      source: 'shared-credentials-file',
      accessKeyId: '****MPLE',
      temporary: false,
    },
    region: { value: 'eu-west-1', from: { file: '~/.aws/config', line: 2 } },
    settings: {},
    candidates: [
      candidate({ source: 'env' }),
      candidate({
        source: 'shared-credentials-file',
        state: 'won',
        reason: 'access-key-in-profile',
        facts: { profile: 'default' },
        origin: { file: '~/.aws/credentials', line: 2 },
      }),
      candidate({ source: 'imds', state: 'not-reached', reason: 'not-asked', facts: { by: 'env' } }),
    ],
    warnings: [],
    ...given,
  };
}

/** A trace where keys in the environment count. */
export function environmentTrace(tool: Trace['tool']): Trace {
  return traceOf({
    tool,
    outcome: { kind: 'credentials', source: 'env', accessKeyId: '****WXYZ', temporary: false },
    candidates: [
      candidate({
        source: 'env',
        state: 'won',
        reason: 'access-key-in-variables',
        origin: { variable: 'AWS_ACCESS_KEY_ID' },
      }),
      candidate({
        source: 'shared-credentials-file',
        state: 'shadowed',
        reason: 'outranked',
        facts: { by: 'env', found: 'access-key-in-profile' },
        origin: { file: '~/.aws/credentials', line: 2 },
      }),
      candidate({ source: 'imds', state: 'not-reached', reason: 'not-asked', facts: { by: 'env' } }),
    ],
  });
}

export function answerOf(
  traces: readonly Trace[],
  given: Partial<Pick<ResolutionAnswer, 'environment' | 'findings'>> = {},
): ResolutionAnswer {
  return { revision: 1, environment: ownVariables, traces, findings: [], ...given };
}

export function findingOf(
  given: Partial<ResolutionFinding> & Pick<ResolutionFinding, 'code'>,
): ResolutionFinding {
  return { severity: 'warning', subject: 'prod', facts: {}, origin: null, tools: [], fixes: [], ...given };
}

/** The same line for every shell but in its own words. */
export function linesFor(
  line: string,
): Readonly<Record<'bash' | 'zsh' | 'fish' | 'powershell' | 'cmd', string>> {
  return { bash: line, zsh: line, fish: `fish ${line}`, powershell: `ps ${line}`, cmd: `cmd ${line}` };
}
