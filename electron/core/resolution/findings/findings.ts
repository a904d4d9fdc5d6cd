/** All findings of resolution: what is odd about the answers to one question. Pure. */
import type { ResolutionFinding } from '../../../../shared/models/resolution.js';
import { toolsDisagree } from './agreement.js';
import { inlineCommentInSecret, keysOutrankRole, leftoverKeysShadowProfile } from './file-findings.js';
import type { FindingRule, Situation } from './situation.js';
import {
  emptyProfileVariable,
  environmentShadowsProfile,
  missingProfileInVariable,
  staleSecurityToken,
} from './variable-findings.js';

/** About one profile wherever it is asked for, in any environment. */
const fileRules: readonly FindingRule[] = [inlineCommentInSecret, leftoverKeysShadowProfile, keysOutrankRole];

/** What stops a tool first, then what makes it use something else. */
const rules: readonly FindingRule[] = [
  missingProfileInVariable,
  emptyProfileVariable,
  environmentShadowsProfile,
  staleSecurityToken,
  ...fileRules,
  toolsDisagree,
];

/** Everything that is found in one situation. */
export function findingsOf(situation: Situation): readonly ResolutionFinding[] {
  const others = withoutKeyway(situation);
  return rules.flatMap((rule) => rule.find(others));
}

/** It is asked for one profile by name, and reads no variable on purpose: that it differs is nothing odd. */
function withoutKeyway(situation: Situation): Situation {
  return { ...situation, traces: situation.traces.filter(({ tool }) => tool !== 'keyway') };
}

/** Only what is so whatever the environment says. */
export function fileFindingsOf(situation: Situation): readonly ResolutionFinding[] {
  const others = withoutKeyway(situation);
  return fileRules.flatMap((rule) => rule.find(others));
}
