/** What each problem of a form says: what is wrong and how to mend it. */
import type { Problem, ProblemCode } from '../../models/problem.js';
import { listOf, plural } from './format.js';
import { toolName } from './resolution-names.js';

export interface ProblemWords {
  /** What is wrong, without the facts: for a failure of the command line. A sentence. */
  readonly short: string;
  /** The same with what is known of it; the short one where there is nothing to add. */
  readonly sentence?: (problem: Problem) => string;
}

function fact({ facts }: Problem, name: string): string {
  return String(facts[name] ?? '');
}

/** Whoever uses a tool must find it named: none is left to “and more”. */
const MOST_TOOLS = 11;

function toolsOf({ tools }: Problem): string {
  return listOf(tools.map(toolName), MOST_TOOLS);
}

const arnExample = 'arn:aws:iam::111122223333:role/ReadOnly';

export const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  'value-missing': { short: 'This is needed.' },
  'value-with-line-break': {
    short: 'A value must be one line: what follows a line break would be read as a line of its own.',
  },
  'value-with-outer-space': { short: 'Spaces at the beginning or the end are lost when tools read it.' },
  'value-with-inline-comment': {
    short: 'Some tools cut a value at # or ; after a space.',
    sentence: (problem) =>
      problem.severity === 'error'
        ? `${toolsOf(problem)} take what begins with # or ; for a comment and read no value. Begin with something else.`
        : `${toolsOf(problem)} cut this at # or ; after a space; the AWS CLI takes it as part of the value. Leave it out.`,
  },
  'value-in-quotes': {
    short: 'Tools read quotes around a value in different ways.',
    sentence: (problem) =>
      problem.severity === 'error'
        ? `With a quote that nothing closes, ${toolsOf(problem)} cannot read the file at all. Close it, or take it out.`
        : `The quotes become part of the value, except that ${toolsOf(problem)} take them off. Write it without.`,
  },
  'value-not-readable': {
    short: 'With a value that begins with a comma, some tool cannot read the file at all.',
    sentence: (problem) =>
      `With a value that begins with a comma, ${toolsOf(problem)} cannot read the file at all. Begin with something else.`,
  },
  'value-not-number': {
    short: 'This must be a number.',
    sentence: (problem) =>
      problem.facts['example'] === undefined
        ? 'This must be a whole number, without a unit.'
        : `This must be a whole number with a unit, such as ${fact(problem, 'example')}.`,
  },
  'value-out-of-range': {
    short: 'This number is out of range.',
    sentence: (problem) =>
      `This must be between ${fact(problem, 'least')} and ${fact(problem, 'most')}${unitOf(problem)}.`,
  },
  'value-not-choice': {
    short: 'No tool knows this value.',
    sentence: (problem) =>
      problem.severity === 'warning'
        ? `Some tools take this only as it is written here: ${fact(problem, 'choices')}.`
        : `This must be one of: ${fact(problem, 'choices')}.`,
  },
  'access-key-id-format': {
    short: 'An access key ID has 16 to 128 letters and digits, most often 20 that begin with AKIA or ASIA.',
  },
  'secret-access-key-format': { short: 'A secret access key usually has 40 characters. Is all of it there?' },
  'account-id-format': { short: 'An account ID has twelve digits.' },
  'arn-format': { short: 'An ARN begins with arn:aws: and has six parts.' },
  'role-arn-format': { short: `A role ARN looks like ${arnExample}.` },
  'mfa-serial-format': {
    short:
      'The ARN of a device, such as arn:aws:iam::111122223333:mfa/ada, or the serial number of a hardware device.',
  },
  'external-id-format': {
    short: 'An external ID has 2 to 1224 letters, digits or any of + = , . @ : / - _.',
  },
  'session-name-format': { short: 'A session name has 2 to 64 letters, digits or any of + = , . @ - _.' },
  'start-url-format': {
    short: 'A start URL looks like https://my-sso-portal.awsapps.com/start.',
    sentence: (problem) =>
      fact(problem, 'reason') === 'host'
        ? 'This does not look like an AWS access portal, such as https://my-sso-portal.awsapps.com/start. Is it right?'
        : 'A start URL is one address that begins with https://.',
  },
  'url-format': { short: 'An address begins with https:// or http://.' },
  'region-format': { short: 'A Region looks like eu-west-1.' },
  'region-unknown': {
    short: 'No AWS Region that Keyway knows has this code. It may be newer, or another provider’s.',
  },
  'path-not-absolute': {
    short: 'Tools look for it from the folder they are started in. Write the whole path.',
    sentence: (problem) =>
      fact(problem, 'reason') === 'expansion'
        ? 'Tools take ~ and variables in a path as they stand there. Write the whole path.'
        : 'Tools look for it from the folder they are started in. Write the whole path.',
  },
  'command-not-portable': {
    short: 'Tools read this command line in different ways.',
    sentence: commandSentence,
  },
  'profile-name-missing': { short: 'A profile needs a name.' },
  'profile-name-taken': {
    short: 'There is a profile of this name already.',
    sentence: (problem) => `There is a profile ${fact(problem, 'name')} already.`,
  },
  'profile-name-not-readable': {
    short:
      'A name with # ; = [ ] or quotation marks, or one that begins like a section, breaks the file for some tool.',
  },
  'profile-name-not-portable': {
    short: 'Some tools do not find a profile of this name.',
    sentence: (problem) =>
      `${toolsOf(problem)} do not find a profile of this name. Letters, digits and - _ . / @ % : + work everywhere.`,
  },
  'section-name-not-readable': {
    short: 'Some tools do not find a section of this name.',
    sentence: (problem) =>
      `Tools do not find a section called ${fact(problem, 'name')}. Use letters, digits, - and _.`,
  },
  'source-profile-missing': {
    short: 'No profile has this name.',
    sentence: (problem) =>
      problem.suggestion === null
        ? `No profile has this name. Choose one that is there, or add ${fact(problem, 'name')} first.`
        : 'No profile has this name.',
  },
  'source-profile-is-itself': {
    short: 'A profile can be its own source only where it holds an access key.',
  },
  'source-without-role': {
    short: 'Without a role this does nothing, and the Go SDKs stop at it.',
    sentence: (problem) =>
      `There is no role to assume, so this does nothing, and ${toolsOf(problem)} stop at it. Add a role ARN, or take this out.`,
  },
  'source-profile-loop': {
    short: 'The source profiles lead back here.',
    sentence: (problem) =>
      `The source profiles go round in a circle: ${fact(problem, 'profiles')}. One of them needs another source.`,
  },
  'source-profile-without-credentials': {
    short: 'The source profile has no credentials.',
    sentence: (problem) =>
      `${fact(problem, 'name')} has no credentials to assume the role with. Choose a profile that has.`,
  },
  'two-role-sources': {
    short: 'A role has either a source profile or a credential source. Tools refuse both.',
  },
  'role-chain-over-one-hour': {
    short: 'A role that is assumed from another role lasts one hour at most.',
    sentence: (problem) =>
      `${fact(problem, 'source')} is a role itself, and AWS allows one hour at most, 3600 seconds, for a role assumed from another role.`,
  },
  'sso-session-missing': {
    short: 'There is no sso-session of this name.',
    sentence: (problem) =>
      problem.suggestion === null
        ? 'There is no sso-session of this name. Fill in its start URL and Region to make it.'
        : 'There is no sso-session of this name.',
  },
  'sso-values-differ': {
    short: 'The sso-session has another value.',
    sentence: (problem) =>
      problem.field.startsWith('sso-session.')
        ? `The sso-session ${fact(problem, 'session')} is there with another value. Use that, or give a new sso-session another name.`
        : `The sso-session ${fact(problem, 'session')} has another value, and the AWS CLI refuses a profile that differs. Take this out.`,
  },
  'services-section-missing': { short: 'There is no [services] section of this name.' },
  'access-key-incomplete': {
    short: 'An access key has two parts, and one is missing.',
    sentence: (problem) =>
      `An access key has two parts, and ${fact(problem, 'missing')} is missing. Fill it in, or take the other out.`,
  },
  'temporary-key-without-token': {
    short: 'A key whose ID begins with ASIA is temporary and works only with its session token.',
  },
  'access-key-in-use': {
    short: 'Another profile has a key that ends alike.',
    sentence: (problem) => {
      const others = Number(fact(problem, 'count')) - 1;
      const more = others > 0 ? ` and ${plural(others, 'other profile', 'other profiles')}` : '';
      return `${fact(problem, 'name')}${more} ${others > 0 ? 'have' : 'has'} a key that ends with the same four characters.`;
    },
  },
  'key-outranks-other-source': {
    short: 'Some tools take the access key, others the other source.',
    sentence: (problem) =>
      `${toolsOf(problem)} use the key and pass over ${fact(problem, 'setting')}; other tools do not. Keep one of them.`,
  },
  'setting-name-format': {
    short: 'The name of a setting begins with a letter and has lower-case letters, digits, - and _.',
  },
  'setting-name-unknown': { short: 'No tool that Keyway knows reads this setting.' },
  'setting-name-close': {
    short: 'No tool reads a setting of this name, but one that is nearly the same.',
    sentence: (problem) => `No tool reads ${fact(problem, 'key')}.`,
  },
  'setting-only-some-tools': {
    short: 'Not every tool reads this setting.',
    sentence: (problem) => `Not read by ${toolsOf(problem)}.`,
  },
};

function commandSentence(problem: Problem): string {
  switch (fact(problem, 'reason')) {
    case 'quotes':
      return 'A quote is left open.';
    case 'shell':
      return `${toolsOf(problem)} run it without a shell and take $, ~, *, | and the like as they stand. Write them out, or put them in a script.`;
    case 'percent':
      return `${toolsOf(problem)} run it without a shell and do not fill in %NAME%. Write the whole path.`;
    case 'folder':
      return 'The program is looked for from the folder that a tool is started in. Write its whole path.';
    default:
      return 'Outside Windows, tools take a backslash for a sign that the next letter is meant as it is. Put it in single quotes.';
  }
}

function unitOf(problem: Problem): string {
  const unit = fact(problem, 'unit');
  return unit === 'seconds' || unit === 'bytes' ? ` ${unit}` : '';
}

/** What is wrong and what would mend it. */
export function problemSentence(problem: Problem): string {
  const { short, sentence } = problems[problem.code];
  const isBare = problem.tools.length === 0 && Object.keys(problem.facts).length === 0;
  return isBare ? short : (sentence?.(problem) ?? short);
}

/** Names that may have been mistyped: only the person knows. */
const asked: ReadonlySet<ProblemCode> = new Set([
  'source-profile-missing',
  'sso-session-missing',
  'services-section-missing',
  'region-unknown',
  'region-format',
  'value-not-choice',
  'setting-name-close',
]);

/** What a suggested value is offered as. */
export function suggestionText({ code, suggestion }: Problem): string {
  const value = suggestion ?? '';
  return asked.has(code) ? `Did you mean ${value}?` : `Use ${value}`;
}
