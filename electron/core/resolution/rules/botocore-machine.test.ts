import { describe, expect, it } from 'vitest';
import { boto3 } from '../tools/boto3.js';
import type { TestHome } from '../testing.js';
import { candidate, id, keys, otherId, said, section, secret, words } from './botocore-testing.js';

describe("the first EC2 tools' file", () => {
  const home = (text: string): TestHome => ({
    environment: { AWS_CREDENTIAL_FILE: '~/ec2' },
    files: { '~/ec2': text },
  });

  it('is read by lines with an equals sign, the last of a name counting', () => {
    const text = `# comment\n AWSAccessKeyId = ${otherId}\r\nAWSSecretKey=${secret}=\nAWSAccessKeyId=${id}`;
    expect(said(boto3, home(text))).toBe(`ec2-credentials-file ${id}`);
    expect(candidate(boto3, home(text), 'ec2-credentials-file')?.origin).toEqual({ file: '~/ec2', line: 4 });
  });

  it('stops the tool where it is missing or has half a key', () => {
    expect(words(boto3, { environment: { AWS_CREDENTIAL_FILE: '~/nowhere' } })).toBe(
      'The specified config file (~/nowhere) could not be found.',
    );
    expect(words(boto3, { environment: { AWS_CREDENTIAL_FILE: '' } })).toBe(
      'The specified config file () could not be found.',
    );
    const half = home(`AWSAccessKeyId=${id}`);
    expect([said(boto3, half), words(boto3, half)]).toEqual(['KeyError', "'AWSSecretKey'"]);
    expect(said(boto3, home('nothing'))).toBe('none');
    expect(said(boto3, { environment: { AWS_CREDENTIAL_FILE: '$HOME/ec2' }, files: { '~/ec2': '' } })).toBe(
      'ConfigNotFound',
    );
  });
});

describe("boto 2's files", () => {
  it('are looked through in their order, unless a variable names another', () => {
    const files = {
      '/etc/boto.cfg': keys('Credentials'),
      '~/.boto': keys('Credentials', otherId),
      '~/mine': keys('Credentials', 'AKIA0123456787EXAMPLE'),
    };
    expect(said(boto3, { files })).toBe(`boto-config ${id}`);
    expect(said(boto3, { files: { ...files, '/etc/boto.cfg': section('Boto') } })).toBe(
      `boto-config ${otherId}`,
    );
    expect(said(boto3, { files, environment: { BOTO_CONFIG: '$HOME/mine' } })).toBe(
      'boto-config AKIA0123456787EXAMPLE',
    );
    expect(said(boto3, { files, environment: { BOTO_CONFIG: '' } })).toBe('none');
  });

  it('stop the tool where one is broken or has half a key', () => {
    const broken = { files: { '~/.boto': 'no section' } };
    expect(words(boto3, broken)).toBe('Unable to parse config file: ~/.boto');
    expect(candidate(boto3, broken, 'boto-config')).toMatchObject({
      reason: 'file-refused',
      origin: { line: 1 },
    });
    expect(words(boto3, { files: { '~/.boto': section('Credentials', `aws_access_key_id = ${id}`) } })).toBe(
      'Partial credentials found in boto-config, missing: aws_secret_access_key',
    );
  });
});

describe('a container', () => {
  const full = (url: string, more: Readonly<Record<string, string>> = {}): TestHome => ({
    environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, ...more },
  });

  it.each([
    ['http://localhost:80/v1', 'localhost'],
    ['http://LOCALHOST/v1', 'localhost'],
    ['http://127.0.0.9/v1', '127.0.0.9'],
    ['http://[::1]:8080/v1', '::1'],
    ['http://169.254.170.2/v1', '169.254.170.2'],
    ['http://169.254.170.23/v1', '169.254.170.23'],
    ['http://[fd00:ec2::23]/v1', 'fd00:ec2::23'],
    ['https://example.com/v1?token=hidden', 'example.com'],
  ])('is asked at %s', (url, host) => {
    expect(said(boto3, full(url))).toBe('deferred container');
    expect(candidate(boto3, full(url), 'container')).toMatchObject({
      state: 'won',
      reason: 'container-endpoint',
      facts: { host },
      origin: { variable: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' },
    });
  });

  it.each([
    ['http://example.com/v1', 'example.com'],
    ['http://127.1/v1', '127.1'],
    ['http://127.0.0.256/v1', '127.0.0.256'],
    ['http://[fd00:ec2::24]/v1', 'fd00:ec2::24'],
    ['/v1', 'None'],
    ['', 'None'],
  ])('is refused at %s', (url, host) => {
    expect(said(boto3, full(url))).toBe('ValueError');
    expect(words(boto3, full(url))).toBe(
      `Unsupported host '${host}'.  Can only retrieve metadata from a loopback address or one of these hosts: 169.254.170.2, 169.254.170.23, fd00:ec2::23, localhost`,
    );
  });

  it('is asked at the relative address first, even an empty one', () => {
    const home = full('http://example.com', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '' });
    expect(candidate(boto3, home, 'container')).toMatchObject({
      facts: { host: '169.254.170.2' },
      origin: { variable: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' },
    });
  });

  it('wants a token of one line, from the file before the variable', () => {
    const words_ = 'Auth token value is not a legal header value';
    const two = { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'two\nlines' };
    expect(words(boto3, full('http://example.com', two))).toBe(words_);
    const file = { ...two, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/token' };
    expect(said(boto3, { ...full('http://localhost', file), files: { '/token': 'one' } })).toBe(
      'deferred container',
    );
    expect(words(boto3, { ...full('http://localhost', file), files: { '/token': 'two\n' } })).toBe(words_);
    expect(words(boto3, full('http://localhost', file))).toBe(
      "[Errno 2] No such file or directory: '/token'",
    );
    expect(said(boto3, { environment: two })).toBe('none');
  });
});

describe('instance metadata', () => {
  it('is told apart: not there, switched off, not asked', () => {
    const reason = (home: TestHome): unknown => candidate(boto3, home, 'imds')?.reason;
    expect(reason({})).toBe('metadata-unavailable');
    const off = { imds: 'available', environment: { AWS_EC2_METADATA_DISABLED: 'True' } } as const;
    expect([reason(off), said(boto3, off)]).toEqual(['metadata-disabled', 'none']);
    expect(reason({ imds: 'available', environment: { AWS_EC2_METADATA_DISABLED: '1' } })).toBe(
      'metadata-available',
    );
    expect(reason({ imds: 'available', credentials: keys('default') })).toBe('not-asked');
  });
});
