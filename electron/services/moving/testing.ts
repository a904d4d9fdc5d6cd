/** Moving over a home and a store in memory, for its tests. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import { keyOfBody } from '../../core/moving/static-key.js';
import { Secret } from '../../core/secret.js';
import type { Vault } from '../store/vault.js';
import type { LineRunner, RanLine, UserDecryption } from './ports.js';

export const command = '/opt/keyway/bin/keyway';

/** As the bridge makes it, where every path is plain. */
export function testLine(id: string): Result<string> {
  return succeed(`${command} credential-process --id ${id}`);
}

/** Answers a line from the store, as the real command does. */
export function answeringRunner(vault: Pick<Vault, 'profiles'>): LineRunner & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    async run(line) {
      lines.push(line);
      const profiles = await vault.profiles();
      const id = line.split(' ').at(-1);
      const entry = profiles.ok ? profiles.value.find((profile) => profile.id === id) : undefined;
      const key = entry === undefined ? null : keyOfBody(entry.body);
      if (key === null) return { kind: 'ended', status: 1, stdout: new Secret('') };
      const { accessKeyId, secretAccessKey, sessionToken } = key;
      const token = sessionToken === null ? {} : { SessionToken: sessionToken.reveal() };
      return ended({
        Version: 1,
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey.reveal(),
        ...token,
      });
    },
  };
}

/** A program that printed this and ended well. */
export function ended(answer: unknown): RanLine {
  return { kind: 'ended', status: 0, stdout: new Secret(JSON.stringify(answer)) };
}

/** Hexadecimal of the text stands for what Windows would have made of it; `FF` cannot be decrypted. */
export function fixedDecryption(isHere: boolean): UserDecryption {
  return {
    isHere,
    decrypt: (values) =>
      Promise.resolve(values.map((value) => (value === 'FF' ? null : new Secret(textOfHex(value))))),
  };
}

function textOfHex(hex: string): string {
  const bytes = (hex.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  return new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
}
