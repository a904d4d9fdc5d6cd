/** Runs before each test file of a mutation run: exchanges two entries of the table that the run is about. */
import { inject } from 'vitest';
import { findTables, swapEntries } from './tables.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null for the first run, in which nothing is exchanged and every test must pass. */
    readonly swap: {
      readonly file: string;
      readonly table: string;
      readonly one: number;
      readonly other: number;
    } | null;
  }
}

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  '/electron/core/resolution/{tools,rules}/*.ts',
);
const swap = inject('swap');

if (swap !== null) {
  const exported = await modules[swap.file]?.();
  const table = findTables(exported ?? {}).find(({ name }) => name === swap.table);
  if (table === undefined) throw new Error(`there is no table ${swap.table} in ${swap.file}`);
  swapEntries(table, swap.one, swap.other);
}
