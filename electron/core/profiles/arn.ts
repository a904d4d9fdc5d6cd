/** The parts of an ARN that are shown: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. */

/** Twelve digits; null where the text is no ARN of one account. */
export function accountOfArn(arn: string | null): string | null {
  if (arn?.startsWith('arn:') !== true) return null;
  const start = partStart(arn, ACCOUNT);
  const end = arn.indexOf(':', start);
  const account = start < 0 ? '' : arn.slice(start, end < 0 ? arn.length : end);
  return isAccountId(account) ? account : null;
}

/** The role's name without its path (`role/team/Admin` is `Admin`); the whole text where it is no role's ARN. */
export function roleNameOf(roleArn: string): string {
  const start = roleArn.startsWith('arn:') ? partStart(roleArn, RESOURCE) : -1;
  if (start < 0 || !roleArn.startsWith('role/', start)) return roleArn;
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return name === '' ? roleArn : name;
}

/** Twelve digits. */
export function isAccountId(text: string): boolean {
  if (text.length !== 12) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > NINE) return false;
  }
  return true;
}

const ACCOUNT = 4;
const RESOURCE = 5;
const ZERO = 0x30;
const NINE = 0x39;

/** Where the part after so many colons begins; -1 where there are fewer. Splitting ten thousand ARNs takes a while. */
function partStart(arn: string, colons: number): number {
  let start = 0;
  for (let count = 0; count < colons; count += 1) {
    const colon = arn.indexOf(':', start);
    if (colon < 0) return -1;
    start = colon + 1;
  }
  return start;
}
