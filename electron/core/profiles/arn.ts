/** The parts of an ARN that are shown: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. */

/** Twelve digits; null where the text is no ARN of one account. */
export function accountOfArn(arn: string | null): string | null {
  const account = arn?.startsWith('arn:') === true ? arn.split(':')[4] : undefined;
  return account !== undefined && /^\d{12}$/u.test(account) ? account : null;
}

/** The role's name without its path (`role/team/Admin` is `Admin`); the whole text where it is no role's ARN. */
export function roleNameOf(roleArn: string): string {
  const resource = roleArn.startsWith('arn:') ? roleArn.split(':').slice(5).join(':') : '';
  const name = resource.startsWith('role/') ? resource.split('/').at(-1) : undefined;
  return name === undefined || name === '' ? roleArn : name;
}
