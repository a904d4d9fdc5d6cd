/** A sealed table of texts by name; in memory where there is no store, or where it is not open. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import { parseObject, toText } from '../../core/store/json-reading.js';
import type { Vault } from '../store/vault.js';
import { isShut } from './parts.js';
import { createSealedFile, type SealedPorts } from './sealed-json.js';

export type TextTable = Readonly<Record<string, string>>;

export interface SealedTexts {
  /** Fails where the store is shut. */
  read(): Promise<Result<TextTable>>;
  change(work: (present: TextTable) => TextTable): Promise<Result<null>>;
}

export interface SealedTextParts {
  readonly ports: SealedPorts;
  readonly vault: Pick<Vault, 'privateKey'>;
}

export function createSealedTexts({ ports, vault }: SealedTextParts, name: string): SealedTexts {
  const file = createSealedFile<TextTable>(ports, vault, { name, print, parse });
  return {
    async read() {
      const read = await file.read();
      return read.ok ? succeed(read.value ?? {}) : read;
    },
    change: (work) => file.change((present) => work(present ?? {})),
  };
}

/** The same, but where the store is shut it is this process's memory: for what may be asked again, never for secrets. */
export function withMemory(sealed: SealedTexts): SealedTexts {
  let inMemory: TextTable = {};
  return {
    async read() {
      const read = await sealed.read();
      if (read.ok) return succeed({ ...inMemory, ...read.value });
      return isShut(read.failure) ? succeed(inMemory) : read;
    },
    async change(work) {
      const changed = await sealed.change(work);
      if (changed.ok || !isShut(changed.failure)) return changed;
      inMemory = work(inMemory);
      return succeed(null);
    },
  };
}

function print(table: TextTable): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(table));
}

function parse(bytes: Uint8Array): TextTable | null {
  const fields = parseObject(bytes);
  if (fields === null) return null;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const text = toText(value);
      return text === null ? [] : [[name, text]];
    }),
  );
}
