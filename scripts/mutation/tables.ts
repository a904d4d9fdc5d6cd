/** Finds the tables of resolution: every array of entries that a module of tools or rules exports, alone or inside an object. */

export interface Table {
  /** Such as `boto3.sources`. */
  readonly name: string;
  readonly entries: unknown[];
}

/** @param exported the namespace of a module */
export function findTables(exported: Readonly<Record<string, unknown>>): readonly Table[] {
  const tables: Table[] = [];
  const seen = new Set<unknown>();
  const look = (name: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      const entries: unknown[] = value;
      if (entries.length > 1) tables.push({ name, entries });
      return;
    }
    for (const [key, inner] of Object.entries(value)) look(`${name}.${key}`, inner);
  };
  for (const [name, value] of Object.entries(exported)) look(name, value);
  return tables;
}

/** Exchanges two entries, in place: whoever holds the table sees it. */
export function swapEntries({ entries }: Table, one: number, other: number): void {
  [entries[one], entries[other]] = [entries[other], entries[one]];
}
