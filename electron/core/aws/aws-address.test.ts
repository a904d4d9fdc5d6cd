import { expect, it } from 'vitest';
import { isAwsAddress } from './aws-address.js';

const own = [
  'https://s3.amazonaws.com',
  'https://s3.eu-west-1.amazonaws.com',
  'https://s3.dualstack.eu-west-1.amazonaws.com/',
  'https://sts.us-gov-west-1.amazonaws.com',
  'https://sts.cn-north-1.amazonaws.com.cn',
  'https://ec2.us-isob-east-1.api.aws',
  'https://example.awsapps.com/start',
  'https://example.awsapps.com/start#/',
  'https://ssoins-1234.portal.eu-west-1.app.aws',
  'https://portal.sso.eu-west-1.amazonaws.com',
  'https://iam.global.api.amazonwebservices.eu',
  'http://localhost:4566',
  'http://127.0.0.1:8000',
  'http://[::1]:8000',
] as const;
it.each(own)('%s is AWS or this machine', (address) => {
  expect(isAwsAddress(address)).toBe(true);
});

const foreign = [
  'https://attacker.example',
  'http://s3.amazonaws.com',
  'https://s3.amazonaws.com.attacker.example',
  'https://s3.amazonaws.com@attacker.example',
  'https://attacker.example#.amazonaws.com',
  'https://s3.amazonaws.com\\@attacker.example',
  'https://s3.amazonaws.com:443@attacker.example',
  'https://s3.amazonaws.com /',
  'https://ec2-203-0-113-5.compute-1.amazonaws.com',
  'https://ec2-203-0-113-5.eu-west-1.compute.amazonaws.com',
  'https://mine.s3.amazonaws.com',
  'https://mine.execute-api.eu-west-1.amazonaws.com',
  'https://mine-1.eu-west-1.elb.amazonaws.com',
  'https://localhost.attacker.example',
  'https://127.0.0.1.attacker.example',
  'ftp://localhost',
  's3.amazonaws.com',
  '/tmp/socket',
  '',
] as const;
it.each(foreign)('%j is neither', (address) => {
  expect(isAwsAddress(address)).toBe(false);
});
