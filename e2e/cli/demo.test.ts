/** `npm run demo` as a person runs it and ends it, in a home and a folder for temporary files of its own: needs `npm run build`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exampleAccount } from '../aws/seeds.js';
import { command, json, keywayLater, makeHome } from './harness.js';

const project = resolve(dirname(command), '../..');

const temporaryName = 'folder-for-temporary-files';

/** Started as from a terminal: it and all that it starts are one group, which Ctrl+C tells. */
function startDemo() {
  const home = makeHome();
  // Long enough that the socket of the sample home gets a folder of its own there.
  const temporary = join(home, temporaryName);
  mkdirSync(temporary);
  const demo = spawn('npm', ['run', 'demo', '--', '--no-open'], {
    cwd: project,
    env: { PATH: process.env['PATH'], HOME: home, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<number | null>((done) => demo.once('exit', done));
  const { pid } = demo;
  if (pid === undefined) throw new Error('npm was not started');
  let said = '';
  for (const stream of [demo.stdout, demo.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  /** False where nobody of the group is there any more. */
  const tell = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-pid, signal);
    } catch {
      return false;
    }
  };
  onTestFinished(() => void tell('SIGKILL'));
  return { home, temporary, ended, tell, said: () => said };
}

test(
  'npm run demo starts Keyway with a sample home and a sample AWS, and leaves nothing behind',
  { timeout: 300_000 },
  async () => {
    const { home, temporary, ended, tell, said } = startDemo();
    await vi.waitFor(() => expect(said()).toContain('It runs until you press Ctrl+C here.'), {
      timeout: 240_000,
      interval: 100,
    });
    const [, aws = ''] = /A sample AWS answers at (http:\S+);/u.exec(said()) ?? [];
    const [, sample = ''] = /A sample home is (\S+);/u.exec(said()) ?? [];
    expect(dirname(sample)).toBe(temporary);
    expect(said()).toMatch(/alice: [0-9]{6} /u);
    const page = readdirSync(join(sample, '.keyway')).find((name) => /^open-[0-9]+\.html$/u.test(name)) ?? '';
    const window = `http://127.0.0.1:${/[0-9]+/u.exec(page)?.[0] ?? ''}/`;
    expect((await fetch(window)).status).toBeLessThan(500);
    const who = await keywayLater(home, ['whoami', 'reader', '--home', sample, '--yes', '--json']);
    expect(json(who)).toMatchObject({ profile: 'reader', accountId: exampleAccount });

    expect(tell('SIGINT')).toBe(true);
    await ended;
    await vi.waitFor(() => expect(tell(0)).toBe(false), { timeout: 20_000 });
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(join(home, '.keyway'))).toBe(false);
    expect(readdirSync(home).filter((name) => name !== '.npm')).toEqual([temporaryName]);
    for (const address of [aws, window]) await expect(fetch(address)).rejects.toThrow('fetch failed');
  },
);
