/** A home with a profile in the store, and what tests ask of it. */
import { expect } from 'vitest';
import { bridgeLine, config, type Opening, openEditing, valueOf } from './memory-editing.js';
import type { EditCommand } from '../../shared/models/edit.js';
import type { Result } from '../../shared/models/failure.js';

export const id = 'AKIAIOSFODNN7EXAMPLE';

export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const otherId = 'AKIAI44QH8DHBEXAMPLE';

export const other = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

export const key = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;

export const otherKey = `aws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`;

export const bridged = `[profile dev]\ncredential_process = ${bridgeLine('id1')}\nregion = eu-west-1\n`;

export type Home = ReturnType<typeof openEditing>;

export function open(options: Partial<Opening> = {}): Home {
  return openEditing({ files: { [config]: bridged }, store: { bodies: { dev: key } }, ...options });
}

export async function rowOf(home: Home, name: string) {
  const { profiles } = valueOf(await home.profiles.list());
  const rows = profiles.filter((profile) => profile.name === name);
  expect(rows.length).toBe(1);
  return rows[0];
}

export async function apply(home: Home, command: EditCommand) {
  return valueOf(await home.service.apply(command, 'last-four'));
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code;
}
