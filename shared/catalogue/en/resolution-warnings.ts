/** What is worth a warning although the tool goes on: a sentence for each. */
import type { WarningCode } from '../../models/reason.js';
import type { TraceWarning } from '../../models/trace.js';
import { spokenSource } from './resolution-names.js';

type Sentence = (fact: (name: string) => string) => string;

const warnings: Readonly<Record<WarningCode, Sentence>> = {
  'undocumented-step': (fact) =>
    `That ${spokenSource(fact('source'))} counts here was read in the tool’s source; its documentation does not say so.`,
  'variables-shadow-profile': (fact) =>
    `Keys in the environment count, so profile ${fact('profile')} is not used for credentials.`,
  'profile-shadows-variables': (fact) =>
    `Profile ${fact('profile')} counts, so the keys in the environment are not used. Other tools do the opposite.`,
  'variable-not-read': (fact) => `This tool does not read ${fact('variable')}; others do.`,
  'empty-profile-variable': (fact) =>
    `${fact('variable')} is set, but empty. Some tools take that as a profile without a name and stop.`,
  'missing-profile-passed-over': (fact) =>
    `There is no profile ${fact('profile')}. This tool goes on without saying so.`,
  'legacy-session-token': (fact) =>
    `The older ${fact('name')} counts as session token. If it is left over from another key, every call fails.`,
  'inline-comment-in-secret': (fact) =>
    `A comment behind the value of ${fact('setting')} in ${fact('profile')} becomes part of it, so AWS refuses the key.`,
  'keys-outrank-role': (fact) =>
    `${fact('profile')} has keys of its own, so its role is not assumed when it serves as source profile.`,
  'failure-falls-through': (fact) =>
    `If ${spokenSource(fact('source'))} fails, this tool goes on to container and instance without saying so.`,
  'mfa-callback-needed': (fact) =>
    `The role needs a code from ${fact('mfaSerial')}. The SDK asks for it only if the program’s code says how (mfaCodeProvider); otherwise it stops.`,
  'region-required': () => 'This tool stops without a Region, whatever credentials it has.',
  'file-refused': (fact) => `This tool refuses ${fact('file')} as a whole.`,
};

function isWarning(name: string): name is WarningCode {
  return Object.hasOwn(warnings, name);
}

/** A warning as a sentence. An unknown code as it is. */
export function warningText({ code, facts }: TraceWarning): string {
  return isWarning(code) ? warnings[code]((name) => String(facts[name] ?? '')) : code;
}
