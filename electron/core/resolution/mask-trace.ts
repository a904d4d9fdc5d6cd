/** Traces and findings as they may leave: no secret in any text, and for the window no access key ID whole. Pure. */
import type { Outcome, Trace } from '../../../shared/models/trace.js';
import { maskAccessKeyId, maskKeyIds, maskShapes } from '../masking.js';

/** Access key IDs whole (command line), or their last four characters (window). */
export type TraceMask = 'whole' | 'last-four';

/**
 * The same trace without what looks like a secret. Rules give none; but a secret can stand where a name was meant to, and a
 * tool's own words repeat what it could not make sense of.
 */
export function maskTrace(trace: Trace, mask: TraceMask): Trace {
  const { outcome, region, profile } = trace;
  const hidden: Trace = {
    ...trace,
    profile: { ...profile, name: maskShapes(profile.name) },
    outcome: hideInOutcome(outcome),
    region: region === null ? null : { ...region, value: hideOrNull(region.value) },
    settings: Object.fromEntries(
      Object.entries(trace.settings).map(([key, { value, from }]) => [
        key,
        { value: maskShapes(value), from },
      ]),
    ),
    candidates: trace.candidates.map((candidate) => ({ ...candidate, facts: hideInFacts(candidate.facts) })),
    warnings: trace.warnings.map(({ code, facts }) => ({ code, facts: hideInFacts(facts) })),
  };
  return mask === 'whole' ? hidden : { ...hidden, outcome: maskOutcome(hidden.outcome) };
}

type Facts = Trace['warnings'][number]['facts'];

/** Facts without what looks like a secret. */
export function hideInFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? maskShapes(fact) : fact]),
  );
}

function hideOrNull(text: string | null): string | null {
  return text === null ? null : maskShapes(text);
}

function hideInOutcome(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'credentials':
      return { ...outcome, accessKeyId: hideOrNull(outcome.accessKeyId) };
    case 'role': {
      const { base, chain } = outcome;
      return {
        ...outcome,
        base: {
          ...base,
          profile: hideOrNull(base.profile),
          accessKeyId: hideOrNull(base.accessKeyId),
          facts: hideInFacts(base.facts),
        },
        chain: chain.map(({ roleArn, externalId, sessionName, mfaSerial }) => ({
          roleArn: maskShapes(roleArn),
          externalId: hideOrNull(externalId),
          sessionName: hideOrNull(sessionName),
          mfaSerial: hideOrNull(mfaSerial),
        })),
      };
    }
    case 'deferred':
      return { ...outcome, facts: hideInFacts(outcome.facts) };
    case 'error':
    case 'none':
      return { ...outcome, message: maskShapes(outcome.message) };
  }
}

function maskOutcome(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'credentials':
      return { ...outcome, accessKeyId: maskId(outcome.accessKeyId) };
    case 'role': {
      const { base } = outcome;
      return { ...outcome, base: { ...base, accessKeyId: maskId(base.accessKeyId) } };
    }
    case 'error':
    case 'none':
      // Some tools repeat what they could not make sense of.
      return { ...outcome, message: maskKeyIds(outcome.message) };
    case 'deferred':
      return outcome;
  }
}

function maskId(id: string | null): string | null {
  return id === null ? null : maskAccessKeyId(id);
}
