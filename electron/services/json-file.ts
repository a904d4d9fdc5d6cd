/** Keyway's own small JSON files: written whole beside the target and renamed, read with a schema, 0600. */
import type { z } from 'zod';
import { FileSystemError, type FileSystem, type RandomSource } from './ports.js';

/** One JSON file. Both methods reject with FileSystemError alone. */
export interface JsonFile<Value> {
  /** Null where there is no file, or it does not hold what the schema asks for. */
  read(): Promise<Value | null>;
  /** Null removes the file. */
  write(value: Value | null): Promise<void>;
}

/**
 * @param path absolute; its folder is made when something is first written
 * @param schema what the file must hold; a file that does not is kept beside as `NAME.unreadable` when next written
 */
export function createJsonFile<Schema extends z.ZodType>(
  files: FileSystem,
  random: RandomSource,
  path: string,
  schema: Schema,
): JsonFile<z.output<Schema>> {
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  return {
    async read() {
      const text = await readText(files, path);
      return text === null ? null : parse(text, schema);
    },
    async write(value) {
      const present = await readText(files, path);
      if (present !== null && parse(present, schema) === null) await files.rename(path, `${path}.unreadable`);
      else if (present !== null && value === null) await files.remove(path);
      if (value === null) return;
      await files.makeFolder(folder);
      const temporary = `${path}.${random.hex(12)}`;
      const file = await files.create(temporary);
      try {
        await file.write(new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`));
        await file.flush();
      } finally {
        await file.close();
      }
      await files.rename(temporary, path);
      await files.flushFolder(folder);
    },
  };
}

async function readText(files: FileSystem, path: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8').decode(await files.read(path));
  } catch (error) {
    if (error instanceof FileSystemError && error.systemCode === 'ENOENT') return null;
    throw error;
  }
}

function parse<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | null {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
