/** Findings about files and sections: what is so, and what to do. */
import type { FindingCode } from '../../models/finding.js';
import { fact, type FindingWords } from '../words.js';

const readsNothing = 'The AWS CLI refuses the whole file: no profile in it works.';

export const fileFindings = {
  'byte-order-mark': {
    title: 'File begins with a byte order mark',
    sentence: (finding) => `${finding.subject} begins with an invisible byte order mark. ${readsNothing}`,
    advice: () => 'Save the file as UTF-8 without a byte order mark.',
  },
  'invalid-utf-8': {
    title: 'File is not valid UTF-8',
    sentence: (finding) => `${finding.subject} holds bytes that are no UTF-8. ${readsNothing}`,
    advice: () => 'Open the file at the line, put the letter in again, and save the file as UTF-8.',
  },
  'text-before-section': {
    title: 'Text before the first section',
    sentence: (finding) => `${finding.subject} has text before its first [section]. ${readsNothing}`,
    advice: () => 'Put the text below a header, or begin the line with #.',
  },
  'line-without-delimiter': {
    title: 'A line without =',
    sentence: (finding) => `A line in [${fact(finding, 'section')}] has no =. ${readsNothing}`,
    advice: () => 'Write the line as key = value, or begin it with #.',
  },
  'entry-without-key': {
    title: 'A line without a key',
    sentence: (finding) => `A line in [${fact(finding, 'section')}] begins with =. ${readsNothing}`,
    advice: () => 'Put the name of the setting before the =, or remove the line.',
  },
  'duplicate-section': {
    title: 'Section stands twice',
    sentence: (finding) =>
      `[${fact(finding, 'section')}] stands a second time, first at line ${fact(finding, 'firstLine')}. ${readsNothing}`,
    advice: () => 'Move the lines of both sections under one header.',
  },
  'duplicate-key': {
    title: 'Setting stands twice',
    sentence: (finding) =>
      `${fact(finding, 'key')} stands twice in [${fact(finding, 'section')}], first at line ${fact(finding, 'firstLine')}. ${readsNothing}`,
    advice: () => 'Keep the line that is right and remove the other.',
  },
  'nested-line-without-delimiter': {
    title: 'An indented line without =',
    sentence: (finding) =>
      `An indented line under ${fact(finding, 'key')} in [${fact(finding, 'section')}] has no =. ${readsNothing}`,
    advice: () => 'Write the line as key = value, or remove its indentation if it belongs elsewhere.',
  },
  'uppercase-default-section': {
    title: '[DEFAULT] in capital letters',
    sentence: (finding) =>
      `[DEFAULT] in capital letters gives its ${fact(finding, 'settings')} settings to every section the AWS CLI reads. Other tools do not do so.`,
    advice: () => 'If you mean the default profile, write [default] in small letters.',
  },
  'profile-prefix-missing': {
    title: 'Section without the word “profile”',
    sentence: (finding) =>
      `The AWS CLI passes over [${fact(finding, 'section')}]: in the config file the header of a profile begins with the word profile.`,
    advice: (finding) => `If it is a profile, write [profile ${fact(finding, 'section')}].`,
  },
  'section-name-not-readable': {
    title: 'Section name cannot be read',
    sentence: (finding) =>
      `The AWS CLI passes over [${fact(finding, 'section')}]: ${unreadableReason(fact(finding, 'reason'))}.`,
    advice: () => 'Write the header as [profile NAME], with quotes around a name that has spaces.',
  },
  'file-readable-by-others': {
    title: 'Others can read this file',
    sentence: (finding) =>
      `Other users of this computer can read ${finding.subject} (permissions ${fact(finding, 'mode')}), and it holds credentials.`,
    advice: (finding) => `Run: chmod 600 ${finding.subject}`,
  },
} as const satisfies Partial<Record<FindingCode, FindingWords>>;

function unreadableReason(reason: string): string {
  switch (reason) {
    case 'words':
      return 'its header has more than two words';
    case 'quotes':
      return 'a quote in its header is not closed';
    case 'letter-case':
      return 'the word before the name is not in small letters';
    case 'leading-space':
      return 'its header begins with a space';
    default:
      return 'its header is not written as the AWS CLI expects';
  }
}
