/** The traps that people fall into most often, each as a small home and what is found in it. */
import { describe, expect, it } from 'vitest';
import { resolutionFindingFacts } from '../../../../shared/models/resolution.js';
import type { ToolId } from '../../../../shared/vocabulary.js';
import { resolveAll } from '../all-tools.js';
import { type TestHome, testRequest } from '../testing.js';
import { fileFindingsOf, findingsOf } from './findings.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const otherId = 'AKIAI44QH8DHBEXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = (name: string, keyId = id): string =>
  `[${name}]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n`;
const inEnvironment = { AWS_ACCESS_KEY_ID: otherId, AWS_SECRET_ACCESS_KEY: secret };

const asked: readonly ToolId[] = ['aws-cli-v2', 'boto3', 'sdk-js-v3', 'copilot'];

function situationOf(home: TestHome, activeName: string | null = 'default') {
  const request = testRequest(home);
  const traces = resolveAll(request).filter(({ tool }) => asked.includes(tool));
  return { request, traces, activeName };
}

function found(home: TestHome, activeName?: string | null) {
  const findings = findingsOf(situationOf(home, activeName));
  for (const { code, facts } of findings)
    expect(resolutionFindingFacts[code].safeParse(facts).error).toBeUndefined();
  expect(JSON.stringify(findings)).not.toContain(secret);
  return findings;
}

const codes = (home: TestHome): readonly string[] => found(home).map(({ code }) => code);

describe('keys in the environment', () => {
  it('are found where a tool uses them and not the active profile, with a line for each shell', () => {
    const [finding] = found({ credentials: key('default'), environment: inEnvironment }, 'work');
    expect(finding).toMatchObject({
      code: 'environment-shadows-profile',
      subject: 'work',
      facts: { variable: 'AWS_ACCESS_KEY_ID', profile: 'work', accessKeyId: '****MPLE' },
      origin: { variable: 'AWS_ACCESS_KEY_ID' },
      tools: ['aws-cli-v2', 'boto3', 'sdk-js-v3', 'copilot'],
      fixes: [
        {
          kind: 'copy',
          lines: {
            bash: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
            zsh: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
            fish: 'set -e AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
            powershell: 'Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY -ErrorAction Ignore',
            cmd: 'set "AWS_ACCESS_KEY_ID=" & set "AWS_SECRET_ACCESS_KEY="',
          },
        },
      ],
    });
  });
  it('are found for the tools alone that use them, where AWS_PROFILE names a profile', () => {
    const environment = { ...inEnvironment, AWS_PROFILE: 'dev' };
    const findings = found({ credentials: key('dev'), environment });
    expect(findings).toMatchObject([
      { code: 'environment-shadows-profile', subject: 'dev', tools: ['aws-cli-v2', 'boto3', 'copilot'] },
      { code: 'tools-disagree', facts: { identities: 2 }, tools: ['sdk-js-v3'] },
    ]);
  });
  it('are nothing odd where there is no profile that they could stand before', () => {
    expect(codes({ environment: inEnvironment })).toEqual([]);
    expect(codes({ environment: inEnvironment, imds: 'available' })).toEqual([]);
  });
  it('are nothing odd where they are not used', () => {
    const invocation = { profile: 'dev' };
    const [finding] = found({ credentials: key('dev'), environment: inEnvironment, invocation });
    expect(finding?.tools ?? []).not.toContain('boto3');
  });
});

describe('a variable for the profile', () => {
  it('is found where it names a profile that is in neither file', () => {
    expect(found({ credentials: key('dev'), environment: { AWS_PROFILE: 'dve' } })).toMatchObject([
      {
        code: 'missing-profile-in-variable',
        severity: 'error',
        subject: 'dve',
        facts: { variable: 'AWS_PROFILE', profile: 'dve' },
        tools: asked,
        fixes: [{ lines: { fish: 'set -e AWS_PROFILE' } }],
      },
    ]);
  });
  it('is right where one of the files has the profile, under either form of header', () => {
    expect(codes({ config: '[profile dev]\nregion = a-1\n', environment: { AWS_PROFILE: 'dev' } })).toEqual(
      [],
    );
  });
  it('says nothing of a profile where a file cannot be read', () => {
    const situation = situationOf({ environment: { AWS_PROFILE: 'dev' } });
    const world = {
      ...situation.request.world,
      file: () => ({ state: 'unreadable', systemCode: 'EACCES' }) as const,
    };
    expect(findingsOf({ ...situation, request: { ...situation.request, world } })).toEqual([]);
  });
  it('is found where it is empty, for the tools that take that for a name', () => {
    const findings = found({ credentials: key('default'), environment: { AWS_PROFILE: '' } });
    expect(findings).toMatchObject([
      {
        code: 'empty-profile-variable',
        facts: { variable: 'AWS_PROFILE' },
        origin: { variable: 'AWS_PROFILE' },
      },
    ]);
    expect(findings[0]?.tools).toContain('boto3');
    expect(findings[0]?.tools).not.toContain('sdk-js-v3');
  });
});

describe('an older token variable', () => {
  it('is found where it counts before another session token', () => {
    const environment = { ...inEnvironment, AWS_SECURITY_TOKEN: 'older', AWS_SESSION_TOKEN: 'newer' };
    expect(found({ environment })).toMatchObject([
      { code: 'stale-security-token', facts: { name: 'AWS_SECURITY_TOKEN' }, fixes: [{ kind: 'copy' }] },
    ]);
  });
});

describe('in the files', () => {
  it('a comment behind a secret is found, with the edit of its line', () => {
    const credentials = `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret} # laptop\n`;
    const [finding] = found({ credentials });
    expect(finding).toMatchObject({
      code: 'inline-comment-in-secret',
      subject: 'default',
      facts: { profile: 'default', setting: 'aws_secret_access_key' },
      origin: { file: '~/.aws/credentials', line: 3 },
      fixes: [{ kind: 'edit', file: '~/.aws/credentials', line: 3 }],
    });
  });
  it.each([
    ['custom-process', 'credential_process = get-keys\n'],
    [
      'sso',
      'sso_session = work\nsso_account_id = 111122223333\nsso_role_name = Admin\n[sso-session work]\nsso_region = a-1\nsso_start_url = https://a.example\n',
    ],
  ])('keys left beside what the profile is set up for (%s) are found', (source, settings) => {
    const home = {
      credentials: key('dev'),
      config: `[profile dev]\n${settings}`,
      invocation: { profile: 'dev' },
    };
    const [finding] = fileFindingsOf(situationOf(home));
    expect(finding).toMatchObject({
      code: 'leftover-keys-shadow-profile',
      subject: 'dev',
      facts: { profile: 'dev', source },
      fixes: [{ kind: 'edit', file: '~/.aws/credentials' }],
    });
  });
  it('keys of a profile that has nothing else are no leftovers', () => {
    expect(codes({ credentials: key('default') })).toEqual([]);
  });
  it('keys of a source profile that has a role too are found', () => {
    const config =
      '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = base\n' +
      '[profile base]\nrole_arn = arn:aws:iam::111122223333:role/B\nsource_profile = other\n';
    const home = { config, credentials: key('base') + key('other', otherId), invocation: { profile: 'dev' } };
    expect(found(home)).toContainEqual(
      expect.objectContaining({
        code: 'keys-outrank-role',
        subject: 'base',
        origin: { file: '~/.aws/config', line: 5 },
      }),
    );
  });
});

describe('tools', () => {
  it('that use two keys disagree, and those of the smaller group are named', () => {
    const findings = found({
      credentials: key('default') + key('dev', otherId),
      environment: { AWS_DEFAULT_PROFILE: 'dev' },
    });
    const disagree = findings.find(({ code }) => code === 'tools-disagree');
    expect(disagree).toMatchObject({ facts: { identities: 2 }, origin: null, fixes: [] });
  });
  it('that end with nothing disagree with nobody', () => {
    expect(codes({})).toEqual([]);
  });
});
