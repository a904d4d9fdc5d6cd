/** What a person is asked on a terminal before a session starts: the code, unseen, and what may be run. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from './harness.js';
import { device, startWorld, type World } from './session-world.js';

const program = join(import.meta.dirname, 'on_terminal.py');
const hasTerminals = process.platform !== 'win32' && spawnSync('python3', ['-c', 'import pty']).status === 0;
const printed = z.strictObject({ status: z.int(), shown: z.string() });

/** Each answer is typed once its question stands there. */
async function typing(
  world: World,
  args: readonly string[],
  answers: readonly (readonly [question: string, answer: string])[],
) {
  const words = [JSON.stringify(answers), process.execPath, command, ...args];
  const ran = await world.run('python3', [program, ...words]);
  return printed.parse(JSON.parse(ran.stdout));
}

describe.skipIf(!hasTerminals)('on a terminal', () => {
  test('the code is asked for with its device and profiles, and is not shown', async () => {
    const world = await startWorld();
    const code = world.aws.code(device);
    const ran = await typing(world, ['session', 'start', 'admin', 'other'], [['MFA code of', `${code}\r`]]);
    expect(ran.status).toBe(0);
    expect(ran.shown).toContain(`MFA code of ${device} for admin, other: `);
    expect(ran.shown).toContain('other has a session until');
    expect(ran.shown).not.toContain(code);
  });

  test('a person who breaks off has started nothing', async () => {
    const world = await startWorld();
    const ran = await typing(world, ['exec', 'admin', '--', 'echo', 'ran'], [['MFA code of', '\u0003']]);
    expect(ran.status).toBe(125);
    expect(ran.shown).not.toContain('ran\r\n');
    expect(world.aws.journal.filter(({ action }) => action.startsWith('sts:'))).toEqual([]);
  });

  test('a process is run once the person has seen it and said yes', async () => {
    const world = await startWorld();
    const no = await typing(world, ['exec', 'process', '--', 'echo', 'ran'], [['Type yes', 'no\r']]);
    expect(no.status).toBe(125);
    expect(no.shown).toContain('/bin/cat process.json');
    const yes = await typing(world, ['exec', 'process', '--', 'echo', 'ran'], [['Type yes', 'yes\r']]);
    expect(yes).toMatchObject({ status: 0 });
    expect(yes.shown).toContain('ran\r\n');
  });
});
