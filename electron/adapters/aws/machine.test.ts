/** What a container or an instance gives to whatever runs in it. */
import { describe, expect, it } from 'vitest';
import { startOnLoopback } from '../../../e2e/aws/testing/our-client.js';
import { failureOf, valueOf } from './testing-calls.js';

const on = startOnLoopback();
const { aws, actions } = on;

describe('credentials of the machine', () => {
  const container = (path: string) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: on.loopback.url + path });
  const instance = () => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: `${on.loopback.url}/` });

  it('come from a container', async () => {
    const given = container('/v2/credentials/task');
    expect(valueOf(await aws.containerCredentials(given, null)).accessKeyId).toMatch(/^ASIA/u);
  });

  it('come from a container with its token', async () => {
    const given = {
      ...container('/v1/credentials'),
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    };
    expect(valueOf(await aws.containerCredentials(given, null)).accessKeyId).toMatch(/^ASIA/u);
    const wrong = { ...given, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'other' };
    expect(failureOf(await aws.containerCredentials(wrong, null))).toMatchObject({
      status: 401,
      reason: 'metadata-unreachable',
    });
  });

  it('do not come with a token that breaks the line', async () => {
    const given = { ...container('/v1/credentials'), AWS_CONTAINER_AUTHORIZATION_TOKEN: 'x\r\nHost: y' };
    expect(failureOf(await aws.containerCredentials(given, null))).toMatchObject({
      awsCode: 'TokenNotValid',
    });
    expect(on.loopback.journal).toEqual([]);
  });

  it('do not come from a token file that is not there', async () => {
    const given = {
      ...container('/v1/credentials'),
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nowhere/token',
    };
    expect(failureOf(await aws.containerCredentials(given, null))).toMatchObject({
      awsCode: 'TokenFileNotReadable',
    });
  });

  it.each(['http://203.0.113.5/x', 'http://attacker.example/x', 'http://localhost.attacker.example/'])(
    'are not asked for without encryption at %s',
    async (address) => {
      const given = { AWS_CONTAINER_CREDENTIALS_FULL_URI: address };
      expect(failureOf(await aws.containerCredentials(given, null))).toMatchObject({
        kind: 'unreachable',
        reason: 'plain-http',
      });
    },
  );

  it.each(['http://localhost\\@attacker.example/', 'http://user:pass@localhost/'])(
    'are not asked for where two readers could see two hosts: %s',
    async (address) => {
      const given = { AWS_CONTAINER_CREDENTIALS_FULL_URI: address };
      expect(await aws.containerCredentials(given, null)).toMatchObject({ ok: false });
    },
  );

  it('come from an instance, by version 2', async () => {
    expect(valueOf(await aws.instanceCredentials(instance(), null)).accessKeyId).toMatch(/^ASIA/u);
    expect(actions()).toEqual(['instance:GetToken', 'instance:GetMetadata', 'instance:GetMetadata']);
  });

  it('are not asked for where the environment switches that off', async () => {
    const given = { ...instance(), AWS_EC2_METADATA_DISABLED: 'TRUE' };
    expect(failureOf(await aws.instanceCredentials(given, null))).toMatchObject({
      reason: 'metadata-unreachable',
    });
    expect(on.loopback.journal).toEqual([]);
  });

  it('do not come from where nothing answers, and that is no trouble of the network', async () => {
    await on.loopback.close();
    expect(failureOf(await aws.instanceCredentials(instance(), null))).toMatchObject({
      kind: 'refused',
      reason: 'metadata-unreachable',
      awsCode: 'connection-refused',
    });
    await on.restart();
  });

  it('do not come from an instance without a role', async () => {
    on.loopback.state.instance = null;
    expect(failureOf(await aws.instanceCredentials(instance(), null))).toMatchObject({
      reason: 'metadata-unreachable',
    });
  });
});
