/** Whether what is to be written could break a file, or the sections around it, for one of the tools. */
import { dialects } from '../../../shared/vocabulary.js';
import type { FileRole } from '../../../shared/vocabulary.js';
import type { DialectReading } from '../dialects/dialect.js';
import { readDialect } from '../dialects/read-dialect.js';
import { parseDocument } from '../ini/document.js';

const neighbours = ['keyway-neighbour-above', 'keyway-neighbour-below'] as const;
const own = 'keyway-own-section';

/**
 * A value that some tool reads otherwise is the person's to choose. What no value may do is make a tool refuse the file that
 * it reads with a plain one there, or add settings or sections to it.
 *
 * @param nested the key within the block `key =`; null for a plain setting
 */
export function isHarmlessValue(key: string, nested: string | null, value: string): boolean {
  return dialects.every((dialect) => {
    const read = (text: string): DialectReading => {
      const lines = nested === null ? [`${key} = ${text}`] : [`${key} =`, `    ${nested} = ${text}`];
      return readBetween(dialect, 'credentials', own, lines);
    };
    const plain = read('x');
    if (plain.refusal !== null) return true;
    const reading = read(value);
    const allowed = new Set(settingsOf(plain, own));
    return (
      reading.refusal === null &&
      reading.profiles.size === plain.profiles.size &&
      neighbours.every((name) => isWhole(reading, name)) &&
      settingsOf(reading, own).every((setting) => allowed.has(setting))
    );
  });
}

/** A header that some tool reads as no profile, or under another name, is the person's to choose; it must not spoil its neighbours. */
export function isHarmlessHeader(header: string, role: FileRole): boolean {
  return dialects.every((dialect) => {
    const reading = readBetween(dialect, role, header, []);
    return reading.refusal === null && neighbours.every((name) => isWhole(reading, name));
  });
}

/** The lines in a section of their own, between two ordinary ones. */
function readBetween(
  dialect: (typeof dialects)[number],
  role: FileRole,
  header: string,
  lines: readonly string[],
): DialectReading {
  const prefix = role === 'config' ? 'profile ' : '';
  const [above, below] = neighbours.map((name) => [`[${prefix}${name}]`, `region = ${name}`]);
  const text = [...(above ?? []), `[${header}]`, ...lines, 'output = json', ...(below ?? []), ''].join('\n');
  return readDialect(dialect, parseDocument(new TextEncoder().encode(text)), role);
}

/** The Go SDK keeps sections of a config file under the whole of their header. */
function isWhole({ profiles }: DialectReading, name: string): boolean {
  const settings = (profiles.get(name) ?? profiles.get(`profile ${name}`))?.settings;
  return settings?.size === 1 && settings.get('region')?.value === name;
}

function settingsOf(reading: DialectReading, name: string): readonly string[] {
  return [...(reading.profiles.get(name)?.settings.keys() ?? [])];
}
