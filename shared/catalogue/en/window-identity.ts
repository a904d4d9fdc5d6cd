/** Words of who AWS says one is: asked on demand, remembered with its date; and of tests and pasted errors. */
import type { Diagnosis } from '../../models/aws-error.js';
import type { CallerIdentity } from '../../models/session.js';
import { code, type FailureWords, plain, strong, type TextPart } from '../words.js';
import { awsErrorPage, awsErrorWords } from './aws-errors.js';
import { accountId, listOf } from './format.js';

/** `role/Admin/session`, `user/ada`, `root`: what the ARN names, without the account. */
function arnName(arn: string): string {
  return arn.split(':').slice(5).join(':');
}

function sentence(identity: CallerIdentity): readonly TextPart[] {
  return parts(identity, 'The root user');
}

function parts(identity: CallerIdentity, rootUser: string): readonly TextPart[] {
  const { arn, accountAlias, isRoot } = identity;
  const alias = accountAlias === null ? [] : [plain(' ('), strong(accountAlias), plain(')')];
  return [
    ...(isRoot ? [strong(rootUser)] : [code(arnName(arn))]),
    plain(` in account `),
    strong(accountId(identity.accountId)),
    ...alias,
    plain('.'),
  ];
}

/** Null where the account is the expected one, any is, or it is not known. */
function otherAccount({
  accountId: is,
  expectedAccountId: expected,
}: Readonly<Record<'accountId' | 'expectedAccountId', string | null>>): {
  readonly title: string;
  readonly advice: string;
} | null {
  if (is === null || expected === null || is === expected) return null;
  return {
    title: `This is account ${accountId(is)}, not ${accountId(expected)} as you expect`,
    advice: 'Check the keys, the role and the source profile before you go on.',
  };
}

export const identity = {
  title: 'Who AWS says it is',
  ask: 'Who am I',
  askAgain: 'Ask again',
  asking: 'Asking AWS…',
  never: 'Not asked yet. AWS answers with the account, its alias and the ARN.',
  learned: (time: string) => `Learned ${time}`,
  sentence,
  rootTitle: 'This is the root user of the account',
  rootAdvice:
    'AWS advises not to use access keys of the root user. Create an IAM user, or use IAM Identity Center, then delete these keys.',
  expected: 'Expected account',
  expectedNone: 'none in particular',
  expectedHelp: 'Keyway warns when AWS names another one.',
  expect: 'Expect this account',
  expectOther: 'Change…',
  expectTitle: (name: string) => `Which account is ${name} for?`,
  expectField: 'Account ID',
  expectFieldHelp: 'Twelve digits. Empty: none in particular.',
  expectWrong: 'An account ID has twelve digits.',
  expectConfirm: 'Remember',
  expectSet: (account: string) => `Keyway warns when it is not ${accountId(account)}.`,
  expectCleared: 'No particular account is expected.',
  otherAccount,
  isExpected: 'as expected',
  toast: (name: string, identityNow: CallerIdentity): readonly TextPart[] => [
    strong(name),
    plain(' is '),
    ...parts(identityNow, 'the root user'),
  ],
} as const;

export const formTest = {
  test: 'Test before saving',
  testing: 'Asking AWS…',
  cancel: 'Cancel the test',
  works: 'It works: ',
  cancelled: 'The test was cancelled.',
  outdated: 'This was before your last change.',
} as const;

/** What a pasted error comes down to. */
function diagnosisWords({ reason, code: awsCode, facts }: Diagnosis): FailureWords {
  const { message, minutes } = facts;
  const clockOffset = minutes === undefined ? null : Number(minutes) * 60;
  return awsErrorWords(reason, { code: awsCode, message: message ?? null, clockOffset });
}

export const diagnosing = {
  group: 'Fix',
  words: diagnosisWords,
  /** AWS's own page about it; null where there is none. */
  page: awsErrorPage,
  aboutPage: 'In AWS’s documentation',
  reading: 'Reading the error…',
  notKnown: 'This looks like an error, but not like one of AWS or its tools.',
  about: (names: readonly string[]) => `About ${listOf(names, 3)}`,
  openProfile: (name: string) => `Go to ${name}`,
  editProfile: (name: string) => `Edit ${name}`,
  renew: (name: string) => `Renew the session of ${name}`,
  start: (name: string) => `Start a session of ${name}`,
  signIn: (name: string) => `How to sign in for ${name}`,
  resolve: 'See which source wins',
  toSessions: 'Go to Sessions',
  addProfile: 'Add a profile',
  codeName: 'AWS’s name for it',
  operation: 'While calling',
} as const;
