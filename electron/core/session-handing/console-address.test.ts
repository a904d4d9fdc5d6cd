import { describe, expect, test } from 'vitest';
import { Secret } from '../secret.js';
import {
  consoleDestination,
  consoleDuration,
  consoleRefusal,
  type ConsoleSubject,
  signInAddress,
} from './console-address.js';

const role: ConsoleSubject = {
  kind: 'assume-role',
  hasToken: true,
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/me',
  isChained: false,
  secondsLeft: 3000.7,
};

describe('the console', () => {
  test.each([
    ['a role', role, null],
    ['a permission set', { ...role, kind: 'sso' }, null],
    ['a temporary key that stands in a file', { ...role, kind: 'access-key', arn: null }, null],
    ['an access key', { ...role, kind: 'access-key', hasToken: false }, 'long-term-key'],
    ['GetSessionToken', { ...role, kind: 'session-token' }, 'session-token'],
    ['root', { ...role, kind: 'session-token', arn: 'arn:aws:iam::111122223333:root' }, 'root-user'],
    ['root of GovCloud', { ...role, arn: 'arn:aws-us-gov:iam::111122223333:root' }, 'root-user'],
    ['a role called root', { ...role, arn: 'arn:aws:sts::111122223333:assumed-role/root/root' }, null],
  ] as const)('takes or refuses %s', (_what, subject, refusal) => {
    expect(consoleRefusal(subject)).toBe(refusal);
  });

  test.each([
    [role, 3000],
    [{ ...role, secondsLeft: 60 }, 900],
    [{ ...role, secondsLeft: 99_999 }, 43_200],
    [{ ...role, isChained: true }, null],
    [{ ...role, kind: 'sso' }, null],
    [{ ...role, secondsLeft: null }, null],
  ] as const)('of %j lasts %s', (subject, seconds) => {
    expect(consoleDuration(subject)).toBe(seconds);
  });
});

describe('the address', () => {
  test.each([
    ['eu-west-1', null, 'https://console.aws.amazon.com/console/home?region=eu-west-1'],
    ['eu-west-1', 's3', 'https://console.aws.amazon.com/s3/home?region=eu-west-1'],
    ['us-gov-west-1', 'ec2/home', 'https://console.amazonaws-us-gov.com/ec2/home?region=us-gov-west-1'],
    ['cn-north-1', 's3', 'https://console.amazonaws.cn/s3/home?region=cn-north-1'],
    ['eusc-de-east-1', null, 'https://console.amazonaws-eusc.eu/console/home?region=eusc-de-east-1'],
  ])('of %s and %s is the page of that partition', (region, service, page) => {
    expect(consoleDestination({ service, region })).toBe(page);
  });

  test('carries the token and the page, and is seen by nobody by accident', () => {
    const connection = { region: 'cn-north-1', endpoints: {} };
    const goal = { service: 's3', region: 'cn-northwest-1' };
    const address = signInAddress(goal, new Secret('a/b+c&d'), connection);
    const page = encodeURIComponent('https://console.amazonaws.cn/s3/home?region=cn-northwest-1');
    expect(address.reveal()).toBe(
      `https://signin.amazonaws.cn/federation?Action=login&Issuer=keyway&Destination=${page}&SigninToken=a%2Fb%2Bc%26d`,
    );
    expect(JSON.stringify({ address })).not.toContain('a%2Fb');
  });

  test('is at the address that the profile names', () => {
    const connection = { region: 'eu-west-1', endpoints: { signin: 'http://127.0.0.1:8/' } };
    const address = signInAddress({ service: null, region: 'eu-west-1' }, new Secret('t'), connection);
    expect(address.reveal()).toMatch(/^http:\/\/127\.0\.0\.1:8\/federation\?/u);
  });
});
