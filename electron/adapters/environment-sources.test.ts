import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EnvironmentSources, ProcessEnvironment } from '../services/ports.js';
import { createEnvironmentSources } from './environment-sources.js';
import { processFacts } from './proc.js';
import { createFixedEnvironments } from './testing/fixed-environments.js';

let home = '';
let stranger = 0;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'keyway-environments-'));
  for (const file of ['.profile', '.zshrc'])
    writeFileSync(join(home, file), 'export AWS_PROFILE=of-the-shell\n');
});
afterEach(() => {
  if (stranger > 0) process.kill(stranger);
  stranger = 0;
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

interface Opened {
  readonly sources: EnvironmentSources;
  readonly running: Pick<ProcessEnvironment, 'pid' | 'started'>;
}

/** A process that does not descend from this one: Keyway lists none of its own. */
async function startStranger(): Promise<number> {
  const program = `const { spawn } = require('node:child_process');
    const env = { AWS_PROFILE: 'of-the-process', HOME: '/h' };
    const one = spawn('/bin/sleep', ['1000'], { env, detached: true, stdio: 'ignore' });
    one.on('spawn', () => { console.log(one.pid); process.exit(); });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  await once(child, 'close');
  return Number(chunks.join(''));
}

async function openReal(): Promise<Opened> {
  const places = { platform: 'linux', home } as const;
  stranger = await startStranger();
  const pid = stranger;
  return {
    sources: createEnvironmentSources({
      places,
      own: { PATH: process.env['PATH'], AWS_PROFILE: 'of-keyway' },
      account: { user: 'helen', shell: '/bin/bash' },
    }),
    running: { pid, started: (await processFacts(pid))?.started ?? 0 },
  };
}

function openFixed(): Promise<Opened> {
  const running = {
    pid: 4242,
    started: 1,
    startedAt: 0,
    program: 'sleep',
    environment: { AWS_PROFILE: 'of-the-process', HOME: '/h' },
  };
  const environment = { AWS_PROFILE: 'of-the-shell', HOME: home };
  const sources = createFixedEnvironments({
    loginShell: { kind: 'read', program: 'bash', environment },
    processes: [running],
  });
  return Promise.resolve({ sources, running });
}

describe.runIf(existsSync('/proc/self/environ')).each<[string, () => Promise<Opened>]>([
  ['of this machine', openReal],
  ['for tests', openFixed],
])('environments %s', (_name, open) => {
  it('are those of processes, found again by number and start', async () => {
    const { sources, running } = await open();
    expect(sources.seesProcesses).toBe(true);
    const found = (await sources.processes()).find(({ pid }) => pid === running.pid);
    expect(found).toMatchObject({
      program: 'sleep',
      environment: { AWS_PROFILE: 'of-the-process', HOME: '/h' },
    });
    expect(await sources.process(running.pid, running.started)).toEqual(found);
    expect(await sources.process(running.pid, running.started + 1)).toBeNull();
  });
  it('are that of the login shell, in the home in question', async () => {
    const { sources } = await open();
    expect(await sources.loginShell(null)).toEqual({
      kind: 'read',
      program: 'bash',
      environment: { AWS_PROFILE: 'of-the-shell', HOME: home },
    });
  });
  it('are not asked for by a caller who is gone', async () => {
    const { sources } = await open();
    expect(await sources.loginShell(AbortSignal.abort())).toMatchObject({
      kind: 'failed',
      reason: 'no-answer',
    });
  });
});

describe('the login shell', () => {
  it('is that of the account, whatever shell Keyway was started from', async () => {
    const own = { PATH: process.env['PATH'], SHELL: '/no/such/other-shell' };
    const answer = await createEnvironmentSources({ places: { platform: 'linux', home }, own }).loginShell(
      null,
    );
    expect(answer.program).toBe(basename(userInfo().shell ?? ''));
  });
});

describe('environments on other systems', () => {
  it('are no processes where none can be seen', async () => {
    for (const platform of ['darwin', 'win32', 'other'] as const) {
      const sources = createEnvironmentSources({ places: { platform, home }, own: {} });
      expect(sources.seesProcesses).toBe(false);
      expect(await sources.processes()).toEqual([]);
      expect(await sources.process(process.pid, 0)).toBeNull();
    }
  });
  it('have no login shell on Windows', async () => {
    const sources = createEnvironmentSources({ places: { platform: 'win32', home }, own: {} });
    expect(await sources.loginShell(null)).toEqual({ kind: 'failed', program: '', reason: 'not-started' });
  });
});
