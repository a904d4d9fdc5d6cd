/** What the desktop says of sleep and locked screens, on a real bus, said by stand-ins for logind and screen savers. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSystemEvents } from '../../electron/adapters/system-events/system-events.js';
import type { Dispose, SystemEvents } from '../../electron/services/ports.js';
import { type KeychainSession, startKeychainSession } from './session.js';

let session: KeychainSession;
const programs: ChildProcessWithoutNullStreams[] = [];
const disposals: Dispose[] = [];

beforeEach(async () => {
  session = await startKeychainSession({ daemon: false });
});
afterEach(async () => {
  for (const dispose of disposals.splice(0)) dispose();
  for (const program of programs.splice(0)) program.kill('SIGKILL');
  await session.end();
});

/** @returns what has it do something */
async function startDesktop(what: string): Promise<(command: string) => void> {
  const script = join(import.meta.dirname, 'desktop.py');
  const program = spawn('/usr/bin/python3', [script, what], { env: session.environment });
  programs.push(program);
  let said = '';
  program.stdout.on('data', (part: Buffer) => (said += part.toString()));
  program.stderr.on('data', (part: Buffer) => (said += part.toString()));
  await vi.waitFor(() => expect(said).toBe('ready\n'), { timeout: 20_000 });
  return (command) => program.stdin.write(`${command}\n`);
}

async function watch(variables: Readonly<Record<string, string>> = {}): Promise<[SystemEvents, string[]]> {
  const address = session.environment['DBUS_SESSION_BUS_ADDRESS'];
  const environment = { ...session.environment, DBUS_SYSTEM_BUS_ADDRESS: address, ...variables };
  const events = createSystemEvents({ platform: 'linux', environment });
  const seen: string[] = [];
  disposals.push(await events.watch((event) => seen.push(event)));
  return [events, seen];
}

const soon = async (seen: readonly string[], expected: readonly string[]): Promise<void> => {
  await vi.waitFor(() => expect(seen).toEqual(expected), { timeout: 20_000 });
};

it.each([
  ['by its name', { XDG_SESSION_ID: '7' }],
  ['as the one its user looks at', { XDG_SESSION_ID: 'gone' }],
])('logind tells of sleep and of the lock of the own session, known %s', async (_name, variables) => {
  const tell = await startDesktop('logind');
  const [events, seen] = await watch(variables);
  expect(events.tells).toEqual({ suspend: true, screenLock: true });
  for (const command of ['sleep', 'wake', 'other', 'lock', 'unhint', 'hint']) tell(command);
  await soon(seen, ['suspend', 'resume', 'screen-lock', 'screen-lock']);
});
it.each([
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
])('%s tells of a locked screen', async (name) => {
  const tell = await startDesktop(name);
  const [events, seen] = await watch();
  expect(events.tells).toEqual({ suspend: false, screenLock: true });
  for (const command of ['inactive', 'active']) tell(command);
  await soon(seen, ['screen-lock']);
});
it('nobody tells anything on a bus without them', async () => {
  const [events] = await watch();
  expect(events.tells).toEqual({ suspend: false, screenLock: false });
});
it('what is no longer watched is no longer told', async () => {
  const tell = await startDesktop('logind');
  const [events, seen] = await watch();
  for (const dispose of [...disposals, ...disposals]) dispose();
  const [, others] = await watch();
  tell('sleep');
  await soon(others, ['suspend']);
  expect(seen).toEqual([]);
  expect(events.tells).toEqual({ suspend: false, screenLock: false });
});
it('a bus that goes away tells nothing any more', async () => {
  await startDesktop('logind');
  const [events] = await watch();
  await session.stopBus();
  await vi.waitFor(() => expect(events.tells).toEqual({ suspend: false, screenLock: false }), {
    timeout: 20_000,
  });
});
it.each([
  ['there is no bus', 'linux', {}],
  ['nothing answers there', 'linux', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }],
  ['the system is another one', 'darwin', {}],
] as const)('nothing is told where %s', async (_name, platform, variables) => {
  const environment = { DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nonexistent', ...variables };
  const events = createSystemEvents({ platform, environment });
  const dispose = await events.watch(() => expect.unreachable());
  expect(events.tells).toEqual({ suspend: false, screenLock: false });
  dispose();
});
