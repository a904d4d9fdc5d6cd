/**
 * The outline against the parser it follows: Python's own RawConfigParser, asked about thousands of random files.
 * KEYWAY_TEST_SIZE sets how many.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseDocument } from './document.js';
import { type Outline, outlineDocument } from './outline.js';
import { randomText } from './testing.js';

/** Not strict, keys as written, no section that lends its values to others: the outline judges and merges nothing. */
const program = `
import configparser, io, json, sys
def read(text):
    parser = configparser.RawConfigParser(strict=False, default_section='\\0')
    parser.optionxform = str
    refused = []
    try: parser.read_file(io.TextIOWrapper(io.BytesIO(text.encode('utf-8')), encoding='utf-8'))
    except configparser.MissingSectionHeaderError as error: return {'early': error.lineno}
    except configparser.ParsingError as error: refused = [line for line, _ in error.errors]
    return {'sections': [[name, parser.items(name)] for name in parser.sections()], 'refused': refused}
for line in sys.stdin: print(json.dumps([read(text) for text in json.loads(line)]), flush=True)
`;

const rounds = { quick: 100, ci: 400, nightly: 4000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 100;
const filesPerRound = 100;

/** Asks one Python process, a batch of files at a time. */
class Python {
  readonly #process: ChildProcessWithoutNullStreams = spawn('python3', ['-c', program]);
  readonly #answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();

  async ask(texts: readonly string[]): Promise<unknown> {
    this.#process.stdin.write(`${JSON.stringify(texts)}\n`);
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error('Python ended before it answered.');
    return JSON.parse(answer.value);
  }

  end(): void {
    this.#process.stdin.end();
  }
}

/** The outline in the words of the program above. */
function answerOf({ sections, oddities }: Outline): unknown {
  const early = oddities.find(({ code }) => code === 'text-before-section');
  if (early !== undefined) return { early: early.line };
  const merged = new Map<string, Map<string, string>>();
  for (const { header, entries } of sections) {
    const values = merged.get(header) ?? new Map<string, string>();
    merged.set(header, values);
    for (const { key, value } of entries) values.set(key, value.join('\n'));
  }
  return {
    sections: [...merged].map(([header, values]) => [header, [...values]]),
    refused: oddities.map(({ line }) => line),
  };
}

const isMissing = spawnSync('python3', ['--version']).status !== 0;
const reason = isMissing ? ' (not compared: no python3 on the PATH)' : '';
const python = isMissing ? null : new Python();
afterAll(() => python?.end());

// Under CI nothing may be left out unseen: there the test runs, and fails for want of Python.
it.skipIf(isMissing && process.env['CI'] !== 'true')(
  `outlines every file as Python's RawConfigParser reads it${reason}`,
  async () => {
    const texts = fc.array(randomText('some-refused-lines'), {
      minLength: filesPerRound,
      maxLength: filesPerRound,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (batch) => {
        const outlines = batch.map((text) => outlineDocument(parseDocument(new TextEncoder().encode(text))));
        const expected = await python?.ask(batch.map((text) => text.replace(/^\ufeff/u, '')));
        expect(outlines.map(answerOf)).toEqual(expected);
      }),
      { numRuns: rounds },
    );
  },
  600_000,
);
