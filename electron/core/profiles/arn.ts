/** The parts of an ARN that are shown: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. */

/** Twelve digits; null where the text is no ARN of one account. */
export function accountOfArn(arn: string | null): string | null {
  if (arn === null) return null;
  const start = partStart(arn, ACCOUNT);
  const end = start + ACCOUNT_LENGTH;
  if (start < 0 || (end < arn.length && arn.charCodeAt(end) !== COLON)) return null;
  return areDigits(arn, start, end) ? arn.slice(start, end) : null;
}

/** The role's name without its path (`role/team/Admin` is `Admin`); the whole text where it is no role's ARN. */
export function roleNameOf(roleArn: string): string {
  const start = partStart(roleArn, RESOURCE);
  if (start < 0 || !roleArn.startsWith('role/', start)) return roleArn;
  // `lastIndexOf` takes ten times as long, and few roles have a path.
  let slash = roleArn.indexOf('/', start);
  for (let next = slash; next >= 0; next = roleArn.indexOf('/', slash + 1)) slash = next;
  return slash === roleArn.length - 1 ? roleArn : roleArn.slice(slash + 1);
}

/** Twelve digits. */
export function isAccountId(text: string): boolean {
  return text.length === ACCOUNT_LENGTH && areDigits(text, 0, ACCOUNT_LENGTH);
}

/** False also where the text ends before. */
function areDigits(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (!(code >= ZERO && code <= NINE)) return false;
  }
  return true;
}

/** What nearly every role's ARN begins with, and how many parts that is: no more than are ever passed over. */
const USUAL_START = 'arn:aws:iam::';
const USUAL_COLONS = 4;
const ACCOUNT = 4;
const RESOURCE = 5;
const ACCOUNT_LENGTH = 12;
const COLON = 0x3a;
const ZERO = 0x30;
const NINE = 0x39;

/** Where the part after so many colons begins; -1 where it is no ARN, or has fewer. Splitting ten thousand takes a while. */
function partStart(arn: string, colons: number): number {
  const isUsual = arn.startsWith(USUAL_START);
  if (!isUsual && !arn.startsWith('arn:')) return -1;
  let start = isUsual ? USUAL_START.length : 0;
  for (let count = isUsual ? USUAL_COLONS : 0; count < colons; count += 1) {
    const colon = arn.indexOf(':', start);
    if (colon < 0) return -1;
    start = colon + 1;
  }
  return start;
}
