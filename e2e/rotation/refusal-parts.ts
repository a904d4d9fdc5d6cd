/** What tests of refused rotations look at and do. */
import { expect } from 'vitest';
import { exampleKeys } from '../aws/seeds.js';
import type { User } from '../aws/model.js';
import type { Aws as LoopbackAws } from '../aws/server.js';
import type { RotationRow } from '../../shared/models/rotation.js';
import { type Bench, home, valueOf } from '../sessions/bench.js';
import { expectWorkingKeys, keysInFiles, plain } from './bench.js';

const { id: oldId, secret: oldSecret } = exampleKeys.alice;

/** A second key of the user. */
export const unused = {
  id: 'AKIAUNUSED0000000000',
  secret: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKE2',
} as const;

export const credentialsPath = `${home}/.aws/credentials`;

/** @throws where the sample lacks the user */
export function userOf(aws: LoopbackAws, name = 'alice'): User {
  const found = aws.state.users.find((each) => each.name === name);
  if (found === undefined) throw new Error('the sample has the user');
  return found;
}

/** What AWS was asked, in order. */
export function actionsOf(aws: LoopbackAws): readonly string[] {
  return aws.journal.map(({ action }) => action);
}

/** Nothing was done, and nothing is left to be resumed. */
export async function expectUntouched(bench: Bench, aws: LoopbackAws): Promise<void> {
  expectWorkingKeys(bench, aws);
  expect([...keysInFiles(bench)]).toEqual([[oldId, oldSecret]]);
  const rows = valueOf(await bench.services.rotation.list('whole'));
  expect(rows.filter(({ ended }) => ended === null)).toEqual([]);
}

/** The cause is gone: a rotation goes through. */
export async function expectStarts(bench: Bench, aws: LoopbackAws, profile = 'base'): Promise<void> {
  const row = valueOf(await bench.services.rotation.start(profile, plain));
  expect(row.stage).toBe('watch');
  expect([...keysInFiles(bench).keys()]).toEqual([row.newKeyId]);
  expectWorkingKeys(bench, aws);
}

/** The rotation that is under way; throws where none is. */
export async function openRow({ services }: Pick<Bench, 'services'>): Promise<RotationRow> {
  const [row] = valueOf(await services.rotation.list('whole')).filter(({ ended }) => ended === null);
  if (row === undefined) throw new Error('no rotation is under way');
  return row;
}

/** As another program does it. */
export async function writeText({ disk }: Pick<Bench, 'disk'>, text: string): Promise<void> {
  const file = await disk.open(credentialsPath, 'read-write');
  const bytes = new TextEncoder().encode(text);
  await file.write(bytes);
  await file.shortenTo(bytes.length);
  await file.close();
}
