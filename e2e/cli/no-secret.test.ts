/** No secret on a command line, in a temporary file, in a log or anywhere in the home but where the person has it. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exampleKeys, examplePortalToken } from '../aws/seeds.js';
import { device, startWorld, type World } from './session-world.js';

const passphrase = 'correct horse battery staple';
const marker = 'KEYWAY_TEST_MARKER';

/** The command lines of all processes with that marker in their environment, looked at every millisecond, as text. */
function watchCommandLines(mark: string): () => readonly string[] {
  const seen = new Set<string>();
  const read = (id: string, name: string): string => {
    try {
      return readFileSync(join('/proc', id, name), 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  };
  const own = new Map<string, boolean>();
  const timer = setInterval(() => {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
    for (const id of ids) {
      if (own.get(id) !== true) own.set(id, read(id, 'environ').includes(mark));
      if (own.get(id) === true) seen.add(read(id, 'cmdline'));
    }
  }, 1);
  onTestFinished(() => clearInterval(timer));
  return () => [...seen];
}

/** Every file below a folder, by its path there. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      return entry.isFile() ? [[relative(folder, path), readFileSync(path, 'latin1')] as const] : [];
    }),
  );
}

/** What takes, makes, keeps or hands out secrets; each ends by itself. */
async function workWith(
  { keyway, aws }: World,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const code = aws.code(device);
  const done = async (args: readonly string[], input = ''): Promise<void> => {
    const ran = await keyway(args, { variables, input });
    // Of a store with a passphrase the proof of a move gets nothing: it is run all the same.
    const expected = args[0] === 'move' ? 1 : 0;
    expect(ran.status, `${args.join(' ')}: ${ran.stderr}`).toBe(expected);
  };
  const child = ['--', '/bin/sh', '-c', 'sleep 0.05'];
  const lines = `${passphrase}\n`;
  await done(['exec', 'alice', ...child]);
  await done(['exec', 'admin', '--mfa-code-stdin', ...child], `${code}\n`);
  await done(['exec', 'reader', '--endpoint', ...child]);
  await done(['exec', 'portal', ...child]);
  await done(['exec', 'process', '--yes', ...child]);
  await done(['env', 'reader', '--shell', 'bash']);
  await done(['credential-process', '--profile', 'web']);
  await done(['whoami', 'reader']);
  await done(['console', 'reader', '--print', '--yes']);
  const created = exampleKeys.bob;
  const adding = ['add', 'fresh', '--kind', 'access-key', '--set', `aws_access_key_id=${created.id}`];
  await done([...adding, '--secret-stdin'], `${created.secret}\n`);
  await done(['store', 'create', '--key', 'passphrase', '--passphrase-stdin'], lines);
  await done(['move', 'fresh', '--to', 'encrypted', '--passphrase-stdin'], lines);
  await done(['store', 'unlock', '--passphrase-stdin'], lines);
  return code;
}

test('whatever the command does, its secrets are where the person has them and nowhere else', async () => {
  const world = await startWorld();
  const { home, aws } = world;
  const temporary = join(home, 'temporary');
  mkdirSync(temporary);
  const mark = `${marker}=${String(process.pid)}`;
  const variables = { TMPDIR: temporary, [marker]: String(process.pid) };
  const before = filesBelow(home);
  const commandLines = watchCommandLines(mark);
  const code = await workWith(world, variables);
  const issued = aws.state.sessions.flatMap(({ secret, token }) => [secret, token]);
  expect(issued.length).toBeGreaterThan(8);
  const keys: readonly string[] = Object.values(exampleKeys).map(({ secret }) => secret);
  const lines = commandLines().join('\n');
  expect(lines).toContain('credential-process --id');
  for (const secret of [...keys, ...issued, passphrase, examplePortalToken])
    expect(lines.includes(secret), 'on a command line').toBe(false);
  expect(lines).not.toContain(` ${code}`);

  const after = filesBelow(home);
  const written = [...after].filter(([path, text]) => before.get(path) !== text);
  expect(written.map(([path]) => path)).toContain('.aws/credentials');
  for (const [path, text] of written)
    for (const secret of [...keys, ...issued, passphrase, code, examplePortalToken])
      // What was added there by the person, and moved nowhere.
      if (path !== '.aws/credentials' || !keys.includes(secret))
        expect(text.includes(secret), `in ${path}`).toBe(false);
  expect([...after.keys()].filter((path) => path.startsWith('temporary/'))).toEqual([]);
});

test('the watch sees what it is to see', async () => {
  const commandLines = watchCommandLines(`${marker}=self`);
  const child = spawn('/bin/sh', ['-c', 'sleep 0.05', 'a secret'], { env: { [marker]: 'self' } });
  await new Promise((done) => child.on('close', done));
  expect(commandLines().join('\n')).toContain('a secret');
});
