import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemTerminals } from './system-terminal.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const variables = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_SESSION_TOKEN: "to'ken",
  AWS_REGION: 'eu-west-1',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-terminal-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that notes its words and its variables, and ends with that status. */
function program(name: string, status = 0): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > '${join(folder, `${name}.words`)}'\nenv > '${join(folder, `${name}.env`)}'\nexit ${String(status)}\n`,
  );
  chmodSync(path, 0o700);
  return path;
}

async function written(name: string): Promise<string> {
  const path = join(folder, name);
  for (let round = 0; round < 100 && !existsSync(path); round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return readFileSync(path, 'utf8');
}

function terminals(own: NodeJS.ProcessEnv) {
  return createSystemTerminals({ platform: 'linux', own, temporaryFolder: folder });
}

describe('the terminal that is opened with a session', () => {
  it('gets the session by its environment alone, and nothing that could outrank it', async () => {
    const own = {
      PATH: `${folder}:/usr/bin:/bin`,
      AWS_PROFILE: 'prod',
      AWS_SECURITY_TOKEN: 'old',
      LANG: 'C',
    };
    program('xterm');
    await terminals(own).open(variables);
    const environment = await written('xterm.env');
    expect(environment).toContain(`AWS_SECRET_ACCESS_KEY=${secret}`);
    expect(environment).toContain("AWS_SESSION_TOKEN=to'ken");
    expect(environment).toContain('LANG=C');
    expect(environment).not.toContain('AWS_PROFILE');
    expect(environment).not.toContain('AWS_SECURITY_TOKEN');
    expect(await written('xterm.words')).not.toContain(secret);
  });

  it('is the one that the person chose, before those that are usual', async () => {
    program('x-terminal-emulator');
    const own = { PATH: `${folder}:/usr/bin:/bin`, TERMINAL: program('mine') };
    await terminals(own).open(variables);
    expect(await written('mine.env')).toContain('AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE');
    expect(existsSync(join(folder, 'x-terminal-emulator.env'))).toBe(false);
  });

  it('is the next one where the first shows no window, and none where there is no other', async () => {
    program('x-terminal-emulator', 1);
    const own = { PATH: folder };
    await expect(terminals(own).open(variables)).rejects.toThrow('no terminal');
    const konsole = program('konsole');
    writeFileSync(konsole, `#!/bin/sh\necho "$@" > '${join(folder, 'konsole.words')}'\n`);
    await terminals(own).open(variables);
    expect(await written('konsole.words')).toBe('--separate\n');
  });

  it('reads the session from a pipe on macOS, whose Terminal takes no variables, and leaves nothing behind', async () => {
    const opener = program('open');
    const shell = program('shell');
    writeFileSync(
      opener,
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${join(folder, 'open.words')}'\nSHELL='${shell}' exec /bin/sh "$3"\n`,
    );
    const own = { PATH: '/usr/bin:/bin', AWS_PROFILE: 'prod' };
    const parts = { platform: 'darwin', own, temporaryFolder: folder, opener } as const;
    await createSystemTerminals(parts).open(variables);
    const environment = await written('shell.env');
    expect(environment).toContain(`AWS_SECRET_ACCESS_KEY=${secret}`);
    expect(environment).toContain("AWS_SESSION_TOKEN=to'ken");
    expect(environment).not.toContain('AWS_PROFILE');
    expect(await written('open.words')).not.toContain(secret);
    expect(readdirSync(folder).filter((name) => name.startsWith('keyway-terminal-'))).toEqual([]);
  });
});
