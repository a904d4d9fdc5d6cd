/**
 * The SecondReader port over npm `ini`: keys and values as code that is not ours reads them.
 *
 * That package reads dots in a section's name as nesting, quotes as JSON, drops a section called `__proto__`, and
 * takes a header with text behind it for a key. A person's headers have all of these, so each name is handed
 * over in letters that it leaves alone, and turned back afterwards. It also cuts values at `;` and `#`: what
 * stands behind them it cannot vouch for.
 */
import ini from 'ini';
import type { SecondReader } from '../services/ports.js';

const header = /^[ \t]*\[(.+)\].*$/u;
const keepApart = 'section ';

export function createIniSecondReader(): SecondReader {
  return {
    read(text) {
      try {
        return sectionsOf(
          ini.parse(
            text
              .split(/\r\n|\n|\r/u)
              .map(hideName)
              .join('\n'),
          ),
        );
      } catch {
        return null;
      }
    },
  };
}

function sectionsOf(parsed: Readonly<Record<string, unknown>>): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  const outside = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (name.startsWith(keepApart) && typeof value === 'object' && value !== null) {
      sections.set(showName(name), new Map(Object.entries(value).map(([key, held]) => [key, textOf(held)])));
    } else {
      outside.set(name, textOf(value));
    }
  }
  if (outside.size > 0) sections.set('', outside);
  return sections;
}

function hideName(line: string): string {
  const name = header.exec(line)?.[1];
  if (name === undefined) return line;
  const hidden = Array.from(new TextEncoder().encode(name), (byte) => byte.toString(16).padStart(2, '0'));
  return `[${keepApart}${hidden.join('')}]`;
}

function showName(hidden: string): string {
  return Buffer.from(hidden.slice(keepApart.length), 'hex').toString('utf-8');
}

/** `true`, `null` and repeated keys come back as other types than text. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
