/** Whether tools end with the same credentials. */
import type { ResolutionFinding } from '../../../../shared/models/resolution.js';
import type { Trace } from '../../../../shared/models/trace.js';
import { type FindingRule, groupBy, hasCredentials, personsName } from './situation.js';

/** What the outcome comes down to, as a text: equal texts, the same identity. Null where the tool has no credentials. */
export function identityOf({ outcome, profile }: Pick<Trace, 'outcome' | 'profile'>): string | null {
  if (!hasCredentials(outcome)) return null;
  switch (outcome.kind) {
    case 'credentials':
      return `key ${outcome.accessKeyId ?? `of ${outcome.source} ${profile.name}`}`;
    case 'role':
      return `role ${outcome.chain.at(-1)?.roleArn ?? ''}`;
    case 'deferred': {
      const { accountId, roleName } = outcome.facts;
      if (outcome.source === 'container' || outcome.source === 'imds') return outcome.source;
      const isNamed = accountId !== undefined && roleName !== undefined;
      return isNamed
        ? `sso ${String(accountId)} ${String(roleName)}`
        : `${outcome.source} of ${profile.name}`;
    }
    case 'error':
    case 'none':
      return null;
  }
}

export const toolsDisagree: FindingRule = {
  code: 'tools-disagree',
  find(situation) {
    const answered = situation.traces.flatMap((trace) => {
      const identity = identityOf(trace);
      return identity === null ? [] : [{ trace, identity }];
    });
    const groups = groupBy(answered, ({ identity }) => identity);
    // The most tools; of two as large, the one with the tool that is listed first.
    const [most, ...rest] = groups.toSorted((one, other) => other.length - one.length);
    if (most === undefined || rest.length === 0) return [];
    const finding: ResolutionFinding = {
      code: 'tools-disagree',
      severity: 'warning',
      subject: personsName(situation, most[0]?.trace.profile.name ?? ''),
      facts: { identities: groups.length },
      origin: null,
      tools: rest.flat().map(({ trace: { tool } }) => tool),
      fixes: [],
    };
    return [finding];
  },
};
