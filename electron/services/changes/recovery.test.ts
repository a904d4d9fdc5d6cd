import { describe, expect, it } from 'vitest';
import {
  configPath,
  createMemoryHome,
  credentialsPath,
  type MemoryHome,
  textIn,
} from '../../../e2e/faults/home.js';
import { threeWrites } from '../../../e2e/faults/requests.js';

const config = '# mine\n[default]\nregion = eu-west-1\n';
const credentials = '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n';

class Crash extends Error {}

/** A home whose Keyway died after so many writes had reached the AWS files. */
async function crashedAfter(writes: number): Promise<MemoryHome> {
  let done = 0;
  const home = createMemoryHome(
    { [configPath]: config, [credentialsPath]: credentials },
    async (step, run) => {
      if (done === writes && step.operation !== 'close') throw new Crash();
      const value = await run();
      if (step.operation === 'rename' && step.path.includes('/.aws/')) done += 1;
      return value;
    },
  );
  await expect(home.changes.apply(threeWrites, 'whole')).rejects.toBeInstanceOf(Crash);
  return home;
}

async function append(home: MemoryHome, path: string, text: string): Promise<void> {
  await put(home, path, (textIn(home, path) ?? '') + text);
}

async function put(home: MemoryHome, path: string, text: string): Promise<void> {
  const file = await home.memory.open(path, 'read-write');
  await file.shortenTo(0);
  await file.write(new TextEncoder().encode(text));
}

describe('a change that was cut off', () => {
  it.each([1, 2, 3])('after write %i is finished at the next start', async (writes) => {
    const home = await crashedAfter(writes);
    const recoveries = await home.another().changes.recover();
    expect(recoveries).toEqual([{ change: 'c1', action: 'make-active', outcome: 'finished', failure: null }]);
    expect(textIn(home, configPath)).toContain('region = eu-central-1');
    expect(textIn(home, credentialsPath)).toContain('[new]');
    expect(await home.another().changes.recover()).toEqual([]);
  });
  it('is finished by the next change too, before that is planned', async () => {
    const home = await crashedAfter(1);
    expect(await home.another().changes.undo('c1', 'whole')).toMatchObject({ ok: true });
    expect([textIn(home, configPath), textIn(home, credentialsPath)]).toEqual([config, credentials]);
  });
  it('is finished around what others wrote since', async () => {
    const home = await crashedAfter(1);
    await append(home, credentialsPath, '[theirs]\naws_access_key_id = x\n');
    await append(home, configPath, '[profile theirs]\nregion = y\n');
    await home.another().changes.recover();
    expect(textIn(home, configPath)).toBe(
      `${config}[profile new]\noutput = json\nregion = eu-central-1\n[profile theirs]\nregion = y\n`,
    );
    expect(textIn(home, credentialsPath)).toBe(
      `${credentials}[theirs]\naws_access_key_id = x\n[new]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n`,
    );
  });
  it('is taken back whole where one file cannot be finished around what others wrote', async () => {
    const home = await crashedAfter(1);
    await put(home, credentialsPath, '');
    const recoveries = await home.another().changes.recover();
    expect(textIn(home, configPath)).toBe(config);
    expect(recoveries).toMatchObject([{ outcome: 'left-alone', failure: { code: 'file-changed' } }]);
    expect(textIn(home, credentialsPath)).toBe('');
    expect(await home.another().changes.recover()).toEqual([]);
  });
  it('with contents that are damaged is left alone and said', async () => {
    const home = await crashedAfter(1);
    await put(home, '/home/p/.keyway/history/c1.1.json', '{');
    expect(await home.another().changes.recover()).toMatchObject([{ outcome: 'left-alone' }]);
  });
});
