import { describe, expect, it } from 'vitest';
import { environmentTrace, traceOf } from '../testing/answers.js';
import { listedProfile } from '../testing/profiles.js';
import { chainSteps, differingTools, profileAtLine } from './answers.js';

const role = {
  kind: 'role',
  source: 'assume-role',
  base: { source: 'env', profile: null, accessKeyId: null, facts: {} },
  chain: [
    {
      roleArn: 'arn:aws:iam::111122223333:role/team/Admin',
      externalId: null,
      sessionName: null,
      mfaSerial: 'arn:aws:iam::111122223333:mfa/helen',
    },
  ],
} as const;

describe('outcomes compared', () => {
  const cli = environmentTrace('aws-cli-v2');

  it('finds the tools that end with something else than the chosen one', () => {
    const js = traceOf({ tool: 'sdk-js-v3' });
    expect([...differingTools([cli, environmentTrace('boto3'), js], cli)]).toEqual(['sdk-js-v3']);
    expect([...differingTools([cli, js], js)]).toEqual(['aws-cli-v2']);
  });

  it('takes a key of the same profile as the same, whichever file the tool says it is in', () => {
    const inConfig = traceOf({
      tool: 'sdk-js-v3',
      outcome: { kind: 'credentials', source: 'config-file', accessKeyId: '****MPLE', temporary: false },
    });
    expect(differingTools([inConfig], traceOf({ tool: 'boto3' })).size).toBe(0);
  });

  it('takes keys that look alike, but stand in different places, as different', () => {
    const same = { kind: 'credentials', source: 'env', accessKeyId: '****MPLE', temporary: false } as const;
    expect(differingTools([traceOf({ tool: 'boto3', outcome: same })], traceOf({ tool: 'boto3' })).size).toBe(
      1,
    );
  });

  it('takes a tool without credentials to disagree with nobody', () => {
    const stopped = traceOf({
      tool: 'boto3',
      outcome: { kind: 'error', code: 'ProfileNotFound', message: '', wordsKnown: true },
    });
    const none = traceOf({ tool: 'sdk-js-v3', outcome: { kind: 'none', message: '' } });
    const working = traceOf({ tool: 'copilot' });
    expect(differingTools([stopped, none], working).size).toBe(0);
    expect([...differingTools([stopped, none, working], none)]).toEqual(['copilot']);
  });
});

describe('the picture of a role chain', () => {
  it('goes from the base over MFA to the role', () => {
    const steps = chainSteps(role);
    expect(steps.map((step) => step.kind)).toEqual(['credential-source', 'mfa', 'role']);
    expect(steps[0]).toMatchObject({ source: 'Environment' });
    expect(steps[2]).toMatchObject({ roleName: 'team/Admin', accountId: '111122223333' });
  });

  it('is none where no role is assumed', () => {
    expect(chainSteps({ kind: 'none', message: '' })).toEqual([]);
  });
});

describe('the profile of a line', () => {
  const profiles = [
    listedProfile({ name: 'a', origin: [{ file: '~/.aws/config', line: 1 }] }),
    listedProfile({
      name: 'b',
      origin: [
        { file: '~/.aws/config', line: 5 },
        { file: '~/.aws/credentials', line: 1 },
      ],
    }),
  ];

  it('is the last one that begins at or before it in that file', () => {
    const names = [1, 4, 5, 9].map((line) => profileAtLine(profiles, { file: '~/.aws/config', line })?.name);
    expect(names).toEqual(['a', 'a', 'b', 'b']);
    expect(profileAtLine(profiles, { file: '~/.bashrc', line: 3 })).toBeUndefined();
  });
});
