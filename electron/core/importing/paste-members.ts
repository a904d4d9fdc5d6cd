/**
 * Keys that stand a member a line: what PowerShell prints of an object, the AWS CLI's YAML, text and tables, the dialogue of
 * `aws configure`, lines of a program, and what people write into a message.
 */
import { type FoundProfile, meaningOf, profileOfMembers } from './found-profile.js';

/** A name, what `aws configure` shows of the value before, and what separates them from the value. */
const MEMBER =
  /^'?(?<member>[A-Za-z][A-Za-z_ -]{0,40}?)'? *(?:\[[^\]]{0,60}\] *)?(?:=>|[:=|])\s*(?<value>\S.*)$/u;
/** PowerShell breaks long values where the window ends, and goes on below the value's first character. */
const CONTINUED = /^\s{8,}(?<rest>[\w+/=]+)$/u;
/** `--output text` gives the members in the order of their names. */
const textRows: ReadonlyMap<string, readonly string[]> = new Map([
  ['CREDENTIALS', ['AccessKeyId', 'Expiration', 'SecretAccessKey', 'SessionToken']],
  ['ACCESSKEY', ['AccessKeyId', 'CreateDate', 'SecretAccessKey', 'Status', 'UserName']],
]);

type Member = readonly [name: string, value: string];

/** One profile for each access key ID that is given with its secret. */
export function readMembers(text: string): readonly FoundProfile[] {
  return groups(membersOf(text)).flatMap((group) => {
    const profile = profileOfMembers('credential-json', group);
    return profile === null || !looksReal(profile) ? [] : [profile];
  });
}

function membersOf(text: string): readonly Member[] {
  const members: Member[] = [];
  let isLast = false;
  for (const line of text.split('\n')) {
    const rest = CONTINUED.exec(line.trimEnd())?.groups?.['rest'];
    const last = members.at(-1);
    if (isLast && rest !== undefined && last !== undefined) {
      members[members.length - 1] = [last[0], last[1] + rest];
      continue;
    }
    const found = rowOf(line) ?? segmentsOf(line).flatMap(memberOf);
    members.push(...found);
    isLast = found.length > 0;
  }
  return members;
}

function rowOf(line: string): readonly Member[] | null {
  const [first = '', ...fields] = line.trim().split(/\s+/u);
  const names = textRows.get(first);
  return names?.flatMap((name, index) => [[name, fields[index] ?? ''] as const]) ?? null;
}

/** Bars of a table and marks of a list are not part of it; neither bracket nor comma is ever part of a key. */
function segmentsOf(line: string): readonly string[] {
  return line
    .replace(/^[\s|>*+-]+/u, '')
    .split(/[,;{}()]/u)
    .map((segment) => segment.trim());
}

function memberOf(segment: string): readonly Member[] {
  const { member, value } = MEMBER.exec(segment)?.groups ?? {};
  if (member === undefined || value === undefined) return [];
  // `const accessKeyId = …`: the last word is the name there.
  const name = [member, member.split(' ').at(-1) ?? ''].find((each) => meaningOf(each) !== null);
  const plain = unquoted(value.split('|')[0]?.trim() ?? '');
  return name === undefined || plain === null ? [] : [[name, plain]];
}

/** Null for what has a quote on one side alone: the rest of it is not there. */
function unquoted(value: string): string | null {
  const quote = /^["'`]/u.exec(value)?.[0];
  if (quote === undefined) return /["'`]/u.test(value) ? null : value;
  return value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : null;
}

/** A second access key ID, or secret, begins another key. */
function groups(members: readonly Member[]): readonly (readonly Member[])[] {
  const all: Member[][] = [];
  for (const member of members) {
    const meaning = meaningOf(member[0]);
    const group = all.at(-1);
    const begins = meaning === 'aws_access_key_id' || meaning === 'aws_secret_access_key';
    const isAnother = begins && group?.some(([name]) => meaningOf(name) === meaning) === true;
    if (group === undefined || isAnother) all.push([member]);
    else group.push(member);
  }
  return all;
}

/** Words may stand after a colon too: they have another shape than keys (IAM API reference, AccessKey). */
function looksReal({ settings }: FoundProfile): boolean {
  const id = settings.get('aws_access_key_id') ?? '';
  const secret = settings.get('aws_secret_access_key') ?? '';
  return /^\w{16,128}$/u.test(id) && /^[\w+/=.-]{16,128}$/u.test(secret);
}
