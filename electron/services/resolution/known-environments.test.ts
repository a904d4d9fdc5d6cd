import { describe, expect, it } from 'vitest';
import { createKnownEnvironments } from './known-environments.js';

const environments = createKnownEnvironments({
  clock: { now: () => 0 },
  environment: { HOME: '/home/helen', AWS_PROFILE: 'of-keyway' },
  environments: {
    seesProcesses: false,
    loginShell: () => Promise.reject(new Error('not asked')),
    processes: () => Promise.resolve([]),
    process: () => Promise.resolve(null),
  },
});

async function variablesOf(text: string) {
  const pasted = environments.paste(text);
  const found = pasted.ok ? await environments.find(pasted.value.id) : pasted;
  return found.ok ? found.value.variables : null;
}

describe('variables that were pasted', () => {
  it('stand in the home folder of this machine, unless they name another, and take nothing else from Keyway', async () => {
    expect(await variablesOf('export AWS_REGION=eu-west-1')).toEqual({
      HOME: '/home/helen',
      AWS_REGION: 'eu-west-1',
    });
    expect(await variablesOf('HOME=/srv\nAWS_REGION=eu-west-1')).toEqual({
      HOME: '/srv',
      AWS_REGION: 'eu-west-1',
    });
  });

  it('are refused where none of them is AWS’s', () => {
    expect(environments.paste('HOME=/srv')).toMatchObject({ ok: false });
  });
});
