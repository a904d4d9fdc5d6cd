import { describe, expect, it } from 'vitest';
import { createMemoryFileSystem } from '../../adapters/testing/memory-file-system.js';
import type { KnownKey } from '../../core/keys/knowledge.js';
import { FileSystemError, type Ports } from '../ports.js';
import { createKeyMemory } from './memory.js';

const path = '/home/ada/.local/share/keyway/keys.json';
const known: KnownKey = {
  ...{ at: '2026-11-21T11:00:00.000Z', accountId: '111122223333', userName: 'alice' },
  arn: 'arn:aws:iam::111122223333:user/alice',
  isRoot: false,
  status: 'active',
  createdAt: null,
  lastUse: null,
  otherKeys: [],
  untold: [],
  askedAt: [],
};

type MemoryPorts = Parameters<typeof createKeyMemory>[0];

function portsOf(files: Ports['files'], over: Partial<MemoryPorts> = {}): MemoryPorts & { logged: string[] } {
  const logged: string[] = [];
  let serial = 0;
  return {
    files,
    locks: { withLocks: async (_, __, work) => work(() => true) },
    logger: { info: () => undefined, error: (event) => void logged.push(event) },
    places: {
      ...{ platform: 'linux', home: '/home/ada', workingFolder: '/home/ada' },
      configFolder: '/home/ada/.config/keyway',
      dataFolder: '/home/ada/.local/share/keyway',
      stateFolder: '/home/ada/.local/state/keyway',
    },
    random: { hex: (digits) => String((serial += 1)).padStart(digits, '0') },
    logged,
    ...over,
  };
}

describe('the memory of keys', () => {
  it('holds the newest two thousand, so that it does not grow without end', async () => {
    const memory = createKeyMemory(portsOf(createMemoryFileSystem({})));
    const all = Array.from({ length: 2001 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1) + index).toISOString();
      return [`AKIA${String(index)}`, { ...known, at }] as const;
    });
    await memory.change(() => Object.fromEntries(all));
    const kept = Object.keys(await memory.read());
    expect(kept).toHaveLength(2000);
    expect(kept).not.toContain('AKIA0');
  });

  it('what cannot be written is known until the end, and written with the next that can', async () => {
    const disk = createMemoryFileSystem({});
    let isFull = true;
    const files: Ports['files'] = {
      ...disk,
      create: (at) => (isFull ? Promise.reject(new FileSystemError('write', at, 'ENOSPC')) : disk.create(at)),
    };
    const ports = portsOf(files);
    const memory = createKeyMemory(ports);
    await memory.change((present) => ({ ...present, AKIA1: known }));
    expect(ports.logged).toEqual(['keys-not-remembered']);
    expect(await memory.read()).toEqual({ AKIA1: known });
    isFull = false;
    await memory.change((present) => ({ ...present, AKIA2: known }));
    expect(Object.keys(await createKeyMemory(portsOf(disk)).read())).toEqual(['AKIA1', 'AKIA2']);
  });

  it('a file that somebody else wrote is nothing, and is kept beside when it is written', async () => {
    const disk = createMemoryFileSystem({ [path]: '{"keys": 7}' });
    const memory = createKeyMemory(portsOf(disk));
    expect(await memory.read()).toEqual({});
    await memory.change(() => ({ AKIA1: known }));
    expect(disk.texts()[`${path}.unreadable`]).toBe('{"keys": 7}');
  });
});
