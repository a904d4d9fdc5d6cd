/** Findings about the settings of profiles that tools read otherwise, or not at all: what is so, and what to do. */
import type { Finding, FindingCode } from '../../models/finding.js';
import { fact, type FindingWords } from '../words.js';

export const settingFindings = {
  'quoted-value': {
    title: 'Quotes around a value',
    sentence: (finding) =>
      `The quotes around ${fact(finding, 'key')} are part of the value for the AWS CLI and the SDKs for Python and JavaScript; Go’s SDK v1, and AWS Copilot with it, takes them off.`,
    advice: () => 'Write the value without quotes.',
  },
  'setting-name-close': {
    title: 'A setting no tool knows',
    sentence: (finding) =>
      `No AWS tool reads ${fact(finding, 'key')}; ${fact(finding, 'suggestion')} is spelt nearly so.`,
    advice: (finding) =>
      finding.facts['taken'] === true
        ? `${fact(finding, 'suggestion')} is set here too: keep the one that is right.`
        : `Did you mean ${fact(finding, 'suggestion')}?`,
  },
  'region-missing': {
    title: 'No Region',
    sentence: () =>
      'It names no Region, so most commands of the AWS CLI and calls of the SDKs fail unless the Region is given each time or AWS_REGION is set.',
    advice: () => 'Set the Region that you use most.',
  },
  'region-unknown': {
    title: 'Unknown Region',
    sentence: (finding) =>
      `${fact(finding, 'region')}, after ${fact(finding, 'key')}, is no Region that Keyway knows. Tools ask at an address that may not exist.`,
    advice: (finding) =>
      finding.facts['suggestion'] === undefined
        ? 'Correct it, unless the Region is newer than this version of Keyway.'
        : `Did you mean ${fact(finding, 'suggestion')}?`,
  },
  'legacy-sso': {
    title: 'Older IAM Identity Center settings',
    sentence: () =>
      'Start URL and Region stand in the profile itself. Tools cannot renew such a sign-in by themselves: it ends after some hours.',
    advice: () => 'Move them to an [sso-session] section, which profiles can share.',
  },
  'process-program-missing': {
    title: 'Program of the credential process is missing',
    sentence: (finding) => programSentence(finding),
    advice: (finding) =>
      fact(finding, 'reason') === 'home-not-expanded'
        ? 'Write the whole path.'
        : 'Install the program, or correct the path after credential_process.',
  },
  'access-key-differs': {
    title: 'Two access keys for one profile',
    sentence: (finding) =>
      fact(finding, 'differs') === 'secret'
        ? `Both files have the access key ${fact(finding, 'accessKeyId')} for this profile, with different secrets. Tools use the credentials file’s.`
        : `The credentials file has the access key ${fact(finding, 'accessKeyId')} for this profile, the config file ${fact(finding, 'other')}. Tools use the credentials file’s.`,
    advice: () => 'Keep the key that is right, in the credentials file.',
  },
  'setting-differs': {
    title: 'Different values in the two files',
    sentence: (finding) =>
      `${fact(finding, 'key')} has another value in ${fact(finding, 'file')}, and that one counts for the AWS CLI, the SDKs for Python and JavaScript and .NET.`,
    advice: () => 'Remove the line that does not count.',
  },
  'secret-in-config': {
    title: 'Secret in the config file',
    sentence: (finding) =>
      `${fact(finding, 'key')} stands in the config file, which people share and commit; AWS keeps secrets in the credentials file.`,
    advice: (finding) =>
      finding.facts['movable'] === true
        ? 'Move the key to the credentials file.'
        : 'Remove it, or move it to the credentials file: tools could then use another source than now.',
  },
  'store-key-differs': {
    title: 'Another key in the encrypted store',
    sentence: (finding) =>
      fact(finding, 'differs') === 'secret'
        ? `The encrypted store and the file both have the access key ${fact(finding, 'accessKeyId')} for this profile, with different secrets. AWS tools use the file’s, Keyway the store’s.`
        : `The encrypted store has the access key ${fact(finding, 'accessKeyId')} for this profile, the file ${fact(finding, 'other')}. AWS tools use the file’s, Keyway the store’s.`,
    advice: () => 'Keep the key that is right, and remove the other.',
  },
  'bridge-line-broken': {
    title: 'Line to the encrypted store leads elsewhere',
    sentence: (finding) =>
      fact(finding, 'reason') === 'not-in-store'
        ? 'Its credential_process line asks Keyway for a profile that is not in the encrypted store, so tools get no credentials.'
        : 'Its credential_process line runs another Keyway, or one with another home, than this one.',
    advice: (finding) =>
      finding.facts['stored'] === true
        ? 'Write the line again.'
        : 'Add the profile to the encrypted store, or remove the line.',
  },
  'stored-profile-not-connected': {
    title: 'No AWS tool can use it yet',
    sentence: () =>
      'Its key is in the encrypted store, and no credential_process line in the config file hands it out to AWS tools.',
    advice: () => 'Add the line.',
  },
} as const satisfies Partial<Record<FindingCode, FindingWords>>;

function programSentence(finding: Finding): string {
  const program = fact(finding, 'program');
  switch (fact(finding, 'reason')) {
    case 'not-in-path':
      return `The folders of PATH that Keyway was started with hold no program ${program}, so a tool that is started alike gets no credentials.`;
    case 'not-executable':
      return `${program} is there but cannot be run as a program, so tools get no credentials.`;
    case 'home-not-expanded':
      return `The AWS CLI and SDK for Python run ${program} without a shell, where ~ does not mean your home folder, so they do not find it.`;
    default:
      return `There is no program ${program}, so tools get no credentials.`;
  }
}
