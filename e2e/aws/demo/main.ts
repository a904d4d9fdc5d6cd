/**
 * The demonstration: the loopback AWS, a home folder with profiles of every kind, and the app on it. Both are gone when
 * the app ends. `scripts/demo.mjs` bundles and starts this.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startAws, type Aws } from '../server.js';
import { writeDemoHome } from './home.js';
import { demoState } from './seed.js';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Devices, each with its secret and the code of this moment. */
function sayCodes(aws: Aws): void {
  const left = 30 - (Math.floor(aws.clock.now() / 1000) % 30);
  say(`MFA codes, for ${left} more seconds (each is taken once):`);
  for (const { name, mfa } of aws.state.users) {
    for (const { serial, seed } of mfa) say(`  ${name}: ${aws.code(serial)}   secret of the device: ${seed}`);
  }
}

/** The tester's own AWS variables would outrank the sample's profiles. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|KEYWAY_HOME$)/u.test(name));
  return { ...Object.fromEntries(kept), AWS_EC2_METADATA_DISABLED: 'true' };
}

/** Starts Keyway as `npm start` does. @returns the code that it ends with. */
async function runKeyway(home: string, given: readonly string[]): Promise<number> {
  const script = resolve('scripts', 'start.mjs');
  const args = [script, '--home', home, ...given];
  const child = spawn(process.execPath, args, {
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  return new Promise((ended, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => ended(code ?? 1));
  });
}

async function main(): Promise<number> {
  const aws = await startAws({ seed: demoState(Date.now()) });
  const home = await mkdtemp(join(tmpdir(), 'keyway-demo-'));
  try {
    const names = await writeDemoHome(home, aws);
    say(`A sample AWS answers at ${aws.url}; nothing leaves this computer.`);
    say(`A sample home is ${home}; it is removed when Keyway ends.`);
    say('The key of a store that you make in it stays in your keychain.');
    say(`Profiles: ${names.join(', ')}`);
    sayCodes(aws);
    const input = createInterface({ input: process.stdin });
    if (process.stdin.isTTY) say('Press Enter for the codes of that moment.');
    input.on('line', () => sayCodes(aws));
    const code = await runKeyway(home, process.argv.slice(2));
    input.close();
    return code;
  } finally {
    await aws.close();
    await rm(home, { recursive: true, force: true });
  }
}

process.exitCode = await main();
