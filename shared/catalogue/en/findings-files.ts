/** Findings about files, sections and this computer: what is so, and what to do. */
import type { FindingCode } from '../../models/finding.js';
import { fact, type FindingWords } from '../words.js';
import { dateAndTime, plural } from './format.js';

const readsNothing = 'The AWS CLI refuses the whole file: no profile in it works.';

export const fileFindings = {
  'byte-order-mark': {
    title: 'File begins with a byte order mark',
    sentence: (finding) => `${finding.subject} begins with an invisible byte order mark. ${readsNothing}`,
    advice: () => 'Take the mark away: a file in UTF-8 needs none.',
  },
  'invalid-utf-8': {
    title: 'File is not valid UTF-8',
    sentence: (finding) => `${finding.subject} holds bytes that are no UTF-8. ${readsNothing}`,
    advice: () => 'Write these letters in UTF-8, and look at them once: nobody can be sure which were meant.',
  },
  'text-before-section': {
    title: 'Text before the first section',
    sentence: (finding) => `${finding.subject} has text before its first [section]. ${readsNothing}`,
    advice: () => 'Make it a comment, or put it below the header that it belongs to.',
  },
  'line-without-delimiter': {
    title: 'A line without =',
    sentence: (finding) => `A line in [${fact(finding, 'section')}] has no =. ${readsNothing}`,
    advice: () => 'Make it a comment, or write it as key = value.',
  },
  'entry-without-key': {
    title: 'A line without a key',
    sentence: (finding) => `A line in [${fact(finding, 'section')}] begins with =. ${readsNothing}`,
    advice: () => 'Make it a comment, or put the name of the setting before the =.',
  },
  'duplicate-section': {
    title: 'Section stands twice',
    sentence: (finding) =>
      `[${fact(finding, 'section')}] stands a second time, first at line ${fact(finding, 'firstLine')}. ${readsNothing}`,
    advice: () => 'Move the lines of both under one header; where both have a setting, the later one counts.',
  },
  'duplicate-key': {
    title: 'Setting stands twice',
    sentence: (finding) =>
      `${fact(finding, 'key')} stands twice in [${fact(finding, 'section')}], first at line ${fact(finding, 'firstLine')}. ${readsNothing}`,
    advice: () => 'Keep the later line, which counts for other tools, or the one that is right.',
  },
  'nested-line-without-delimiter': {
    title: 'An indented line without =',
    sentence: (finding) =>
      `An indented line under ${fact(finding, 'key')} in [${fact(finding, 'section')}] has no =. ${readsNothing}`,
    advice: () =>
      'Make it a comment, write it as key = value, or remove its indentation if it belongs elsewhere.',
  },
  'uppercase-default-section': {
    title: '[DEFAULT] in capital letters',
    sentence: (finding) =>
      `[DEFAULT] in capital letters gives its ${fact(finding, 'settings')} settings to every section the AWS CLI reads. Other tools do not do so.`,
    advice: () =>
      'If you mean the default profile, write [default] in small letters: other sections then no longer have its settings.',
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
    advice: () => 'Let nobody but yourself read it.',
  },
  'file-writable-by-others': {
    title: 'Others can change this file',
    sentence: (finding) =>
      `Other users of this computer can write to ${finding.subject} (permissions ${fact(finding, 'mode')}). With a line in it they can have programs run as you.`,
    advice: () => 'Let nobody but yourself write to it.',
  },
  'folder-writable-by-others': {
    title: 'Others can change this folder',
    sentence: (finding) =>
      `Other users of this computer can put files of theirs into ${finding.subject} (permissions ${fact(finding, 'mode')}), in the place of yours.`,
    advice: () => 'Let nobody but yourself write to it.',
  },
  'carriage-return-in-value': {
    title: 'Carriage returns without line feeds',
    sentence: (finding) =>
      `${lines(finding.facts['lines'])} in ${finding.subject} with a carriage return alone. The AWS CLI and SDK for Python begin a new line there; the SDKs for JavaScript and Go and others read on, and take it and what follows into the value.`,
    advice: () => 'End every line as the others in the file do.',
  },
  'commented-out-secret': {
    title: 'Secret in a comment',
    sentence: (finding) =>
      `A comment in ${finding.subject} holds what looks like a secret. Whoever can read the file can try it.`,
    advice: () => 'Remove the line; if the key still works, delete it at AWS.',
  },
  'old-access-key': {
    title: 'An old access key',
    sentence: (finding) =>
      `The access key ${fact(finding, 'accessKeyId')} of ${finding.subject} was made on ${fact(finding, 'createdAt').slice(0, 10)}, more than ${plural(Number(finding.facts['days'] ?? 90), 'day', 'days')} ago. Whoever got hold of it since can still use it.`,
    advice: () => 'Rotate it: a new key takes its place, and nothing is locked out on the way.',
  },
  'root-access-key': {
    title: 'An access key of the root user',
    sentence: (finding) =>
      `The access key ${fact(finding, 'accessKeyId')} of ${finding.subject} is the root user’s. It may do everything in the account, and no policy can limit it.`,
    advice: () =>
      'Create an IAM user or a role with the rights that you need, use that instead, then delete this key in the Keys view.',
  },
  'old-key-waits': {
    title: 'An old key waits to be deleted',
    sentence: (finding) =>
      `The old access key ${fact(finding, 'accessKeyId')} of ${finding.subject} is deactivated${since(fact(finding, 'since'))} and waits to be deleted. AWS allows two keys a user: until then there can be no other.`,
    advice: () => 'If nothing missed it, delete it. Else take the rotation back.',
  },
  'clock-skew': {
    title: 'The clock is off',
    sentence: (finding) =>
      `The clock of this computer was ${offBy(Number(finding.facts['seconds'] ?? 0))} AWS’s when AWS was last asked${askedAt(fact(finding, 'measuredAt'))}. AWS refuses requests whose time is more than five minutes off (“Signature expired”, “RequestTimeTooSkewed”).`,
    advice: () =>
      'Set the date and time to be kept automatically. This goes away once AWS is asked and the clocks agree.',
  },
} as const satisfies Partial<Record<FindingCode, FindingWords>>;

function lines(count: string | number | boolean | undefined): string {
  return count === 1 ? 'A line ends' : `${String(count ?? 'Some')} lines end`;
}

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

/** @param seconds ahead, negative where it is behind */
function offBy(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  return `${plural(minutes, 'minute', 'minutes')} ${seconds > 0 ? 'ahead of' : 'behind'}`;
}

function since(moment: string): string {
  return moment === '' ? '' : ` since ${dateAndTime(moment)}`;
}

function askedAt(moment: string): string {
  return moment === '' ? '' : `, at ${dateAndTime(moment)}`;
}
