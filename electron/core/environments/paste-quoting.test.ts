import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from './paste.js';

/** What a variable can hold: anything but NUL; line feeds only where the shell's quoting has room for them. */
const anyValue = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '\\',
          '$',
          '`',
          '%',
          '^',
          '&',
          '!',
          ' ',
          '#',
          ';',
          'a',
          'n',
          '\n',
          'é',
          '’',
          '“',
          '(',
          '~',
          '=',
        ),
      )
      .map((all) => all.join('')),
  )
  .map((text) => text.replaceAll(/[\0\r]/gu, '').replaceAll(/\p{Cs}/gu, ''));
const oneLine = anyValue.map((text) => text.replaceAll('\n', ''));
const filled = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => value.filter((text) => text !== '');

function ansiQuoted(value: string): string {
  const bytes = Array.from(
    new TextEncoder().encode(value),
    (byte) => `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `$'${bytes.join('')}'`;
}

describe('a value quoted as its shell does comes back as it was:', () => {
  it.each<[string, fc.Arbitrary<string>, (value: string) => string]>([
    ['single quotes', anyValue, (value) => `export AWS_PROFILE='${value.replaceAll("'", String.raw`'\''`)}'`],
    [
      'double quotes',
      anyValue,
      (value) => `export AWS_PROFILE="${value.replaceAll(/["\\$`]/gu, String.raw`\$&`)}"`,
    ],
    [
      'backslashes',
      oneLine,
      (value) => `AWS_PROFILE=${value.replaceAll(/[^\w]/gu, String.raw`\$&`)}; AWS_REGION=x`,
    ],
    ['$-quotes', anyValue, (value) => `export AWS_PROFILE=${ansiQuoted(value)}`],
    [
      'fish, single quotes',
      anyValue,
      (value) => `set -gx AWS_PROFILE '${value.replaceAll(/['\\]/gu, String.raw`\$&`)}'`,
    ],
    [
      'fish, double quotes',
      anyValue,
      (value) => `set -x AWS_PROFILE "${value.replaceAll(/["\\$]/gu, String.raw`\$&`)}"`,
    ],
    [
      'PowerShell, single quotes',
      filled(anyValue),
      (value) => `$Env:AWS_PROFILE = '${value.replaceAll(/['‘’‚‛]/gu, '$&$&')}'`,
    ],
    [
      'PowerShell, double quotes',
      filled(anyValue),
      (value) => `$Env:AWS_PROFILE = "${value.replaceAll(/["“”„`$]/gu, '`$&')}"`,
    ],
    [
      'the command prompt',
      filled(oneLine.filter((text) => !text.includes('"') && !/%\w+%/u.test(text))),
      (value) => `set "AWS_PROFILE=${value}"`,
    ],
    [
      'the command prompt, carets',
      filled(oneLine.filter((text) => !text.includes('"') && !/%\w+%/u.test(text))),
      (value) => `set AWS_PROFILE=${value.replaceAll(/[&|<>^]/gu, '^$&')}`,
    ],
    ['JSON', anyValue, (value) => JSON.stringify({ AWS_PROFILE: value })],
  ])('%s', (_name, values, quote) => {
    fc.assert(
      fc.property(values, (value) => {
        const pasted = readPasted(`${quote(value)}\n`);
        expect(pasted.variables['AWS_PROFILE']).toBe(value);
        expect(pasted.unreadable).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
