/** Access keys of the loopback AWS as files have them, and rows of the inventory. */
import { expect } from 'vitest';
import { storeLocation } from '../../shared/vocabulary.js';
import type { KeyRow } from '../../shared/models/key.js';
import type { Services } from '../../electron/services/api.js';
import type { KeyActionOptions } from '../../electron/services/keys-api.js';
import type { User } from '../aws/model.js';
import type { Aws as LoopbackAws } from '../aws/server.js';
import { exampleKeys, makeKey } from '../aws/seeds.js';
import { home, valueOf } from '../sessions/bench.js';

export interface PlainKey {
  readonly id: string;
  readonly secret: string;
}

export const first: PlainKey = exampleKeys.alice;
/** A second key of alice's, where a test gives her one. */
export const second: PlainKey = { id: 'AKIAALICESECOND00000', secret: 's'.repeat(40) };
export const bobs: PlainKey = exampleKeys.bob;
export const rootKey: PlainKey = { id: 'AKIAROOT000000000000', secret: 'r'.repeat(40) };

export const plain: KeyActionOptions = { mask: 'whole', mfa: null, signal: null };
export const memoryPath = `${home}/.local/share/keyway/keys.json`;

export function section(profile: string, { id, secret }: PlainKey): string {
  return `[${profile}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
}

export function userOf(aws: LoopbackAws, name = 'alice'): User {
  const user = aws.state.users.find((each) => each.name === name);
  if (user === undefined) throw new Error(`nobody is called ${name}`);
  return user;
}

export function giveSecondKey(aws: LoopbackAws, status: 'Active' | 'Inactive' = 'Active'): void {
  userOf(aws).keys.push(makeKey({ ...second, status }));
}

export async function rowOf(services: Pick<Services, 'keys'>, { id }: PlainKey = first): Promise<KeyRow> {
  const { keys } = await services.keys.list('whole');
  const row = keys.find(({ keyId }) => keyId === id);
  if (row === undefined) throw new Error(`no row of ${id}`);
  return row;
}

/** How often each action was asked for. */
export function counted(aws: LoopbackAws): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action } of aws.journal) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}

export function expectStatus(aws: LoopbackAws, { id }: PlainKey, status: 'Active' | 'Inactive' | null): void {
  const key = aws.state.users.flatMap(({ keys }) => keys).find((each) => each.id === id);
  expect(key?.status ?? null).toBe(status);
}

/** A profile of the encrypted store with the key. */
export async function seal({ editing }: Services, name: string, { id, secret }: PlainKey): Promise<void> {
  valueOf(
    await editing.apply(
      {
        ...{ kind: 'save', id: null, name, location: storeLocation, expected: {} },
        ...{ ssoSession: null, services: null, set: { aws_access_key_id: id } },
        secret: { kind: 'typed', secretAccessKey: secret, sessionToken: null },
      },
      'whole',
    ),
  );
}
