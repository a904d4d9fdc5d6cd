import { expect, it } from 'vitest';
import { accountOfArn, isAccountId, roleNameOf } from './arn.js';

it('finds the account of an ARN that has one', () => {
  const account = '111122223333';
  expect(accountOfArn(`arn:aws:iam::${account}:role/Admin`)).toBe(account);
  expect(accountOfArn(`arn:aws-cn:sts:eu-west-1:${account}`)).toBe(account);
  for (const other of [
    '',
    'x',
    'arn:',
    'arn:aws:iam::',
    'arn:aws:iam::11112222333:role/x',
    `aws:iam:::${account}:x`,
  ]) {
    expect(accountOfArn(other)).toBeNull();
  }
  expect(accountOfArn(null)).toBeNull();
});

it('names a role without its path, and takes anything else as it is', () => {
  expect(roleNameOf('arn:aws:iam::111122223333:role/Admin')).toBe('Admin');
  expect(roleNameOf('arn:aws:iam::111122223333:role/team/a:b/Admin')).toBe('Admin');
  for (const other of [
    '',
    'Admin',
    'arn:aws:iam::1:role/',
    'arn:aws:iam::1:user/x',
    'arn:aws:role/x',
    'x:a:b:c:d:role/y',
  ]) {
    expect(roleNameOf(other)).toBe(other);
  }
});

it('takes twelve digits for an account, and nothing else', () => {
  expect(
    ['111122223333', '11112222333', '1111222233334', '11112222333x', '١١١١٢٢٢٢٣٣٣٣'].map(isAccountId),
  ).toEqual([true, ...[false, false, false, false]]);
});
