/** Findings about which source wins: what is so, and what to do. */
import type { ResolutionFinding, ResolutionFindingCode } from '../../models/resolution.js';
import { listOf } from './format.js';
import { spokenSource, toolName } from './resolution-names.js';

/** What a finding says. `finding.tools` are those it is so for. */
interface Words {
  readonly title: string;
  readonly sentence: (finding: ResolutionFinding) => string;
  readonly advice: (finding: ResolutionFinding) => string;
}

function fact(finding: ResolutionFinding, name: string): string {
  return String(finding.facts[name] ?? '');
}

/** A fact, or the words for where it is missing. */
function factOr(finding: ResolutionFinding, name: string, otherwise: string): string {
  const value = fact(finding, name);
  return value === '' ? otherwise : value;
}

/** `AWS CLI v2, boto3 and 2 more`; begins a sentence. */
function toolList(finding: ResolutionFinding): string {
  return finding.tools.length === 0 ? 'Some tools' : listOf(finding.tools.map(toolName));
}

function profileWords(name: string): string {
  return name === 'default' ? 'the default profile' : `profile ${name}`;
}

function verb(finding: ResolutionFinding, one: string, many: string): string {
  return finding.tools.length === 1 ? one : many;
}

/** Facts: `variable` (AWS_ACCESS_KEY_ID…), `setIn` (`~/.bashrc:12`); `profile`, `source`, `setting`, `name` as named. */
const findings: Readonly<Record<ResolutionFindingCode, Words>> = {
  'environment-shadows-profile': {
    title: 'Keys in the environment outrank the profile',
    sentence: (finding) =>
      `${toolList(finding)} ${verb(finding, 'uses', 'use')} the key in ${factOr(finding, 'variable', 'AWS_ACCESS_KEY_ID')}, not ${profileWords(finding.subject)}.`,
    advice: () => 'Unset the variables, or give --profile, which counts before them.',
  },
  'missing-profile-in-variable': {
    title: 'A variable names a profile that does not exist',
    sentence: (finding) =>
      `${factOr(finding, 'variable', 'AWS_PROFILE')} names ${finding.subject}, and there is no such profile.`,
    advice: () => 'Correct the name, or unset the variable.',
  },
  'empty-profile-variable': {
    title: 'A variable for the profile is empty',
    sentence: (finding) =>
      `${factOr(finding, 'variable', 'AWS_PROFILE')} is set, but empty. ${toolList(finding)} ${verb(finding, 'looks', 'look')} for a profile without a name.`,
    advice: () => 'Unset it: an empty variable is not the same as none.',
  },
  'tools-disagree': {
    title: 'Tools do not use the same credentials',
    sentence: (finding) =>
      `${toolList(finding)} ${verb(finding, 'uses', 'use')} other credentials than the rest.`,
    advice: () => 'Choose a tool to see why.',
  },
  'stale-security-token': {
    title: 'An older security token counts',
    sentence: (finding) =>
      `${factOr(finding, 'name', 'AWS_SECURITY_TOKEN')} is read before the session token. If it belongs to another key, AWS refuses every call.`,
    advice: () => 'Unset it: AWS_SESSION_TOKEN took its place years ago.',
  },
  'inline-comment-in-secret': {
    title: 'A comment has become part of a secret',
    sentence: (finding) =>
      `The comment behind ${factOr(finding, 'setting', 'the secret')} of ${finding.subject} counts as part of the value, so AWS refuses the key.`,
    advice: () => 'Move the comment to a line of its own.',
  },
  'keys-outrank-role': {
    title: 'Keys outrank a role',
    sentence: (finding) =>
      `As a source profile, ${finding.subject} gives its own keys: its role is not assumed, although it has one.`,
    advice: () => 'Move the keys to a profile of their own and name that as source_profile.',
  },
  'leftover-keys-shadow-profile': {
    title: 'Leftover keys outrank what the profile is set up for',
    sentence: (finding) =>
      `${toolList(finding)} ${verb(finding, 'uses', 'use')} the keys of ${profileWords(finding.subject)} in the credentials file, not ${spokenSource(factOr(finding, 'source', 'what is set up'))}.`,
    advice: () =>
      'Remove the keys if they are left over. Keyway shows the lines first and can put them back.',
  },
};

/** What it is, in few words. */
export function findingTitle({ code }: Pick<ResolutionFinding, 'code'>): string {
  return findings[code].title;
}

/** What is so, in a sentence. */
export function resolutionFindingText(finding: ResolutionFinding): string {
  const place = fact(finding, 'setIn');
  const sentence = findings[finding.code].sentence(finding);
  return place === '' ? sentence : `${sentence} It is set in ${place}.`;
}

/** What to do about it, in a sentence. */
export function resolutionFindingAdvice(finding: ResolutionFinding): string {
  return findings[finding.code].advice(finding);
}
