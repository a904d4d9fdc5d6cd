/**
 * Keyway's reading against the real thing: every botocore that some Python on the PATH can import, its own or the
 * one inside the AWS CLI. KEYWAY_TEST_SIZE sets how many random files each is asked about.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FileRole } from '../../../shared/vocabulary.js';
import { type IniDocument, parseDocument } from '../ini/document.js';
import { printParsed, readBotocore } from './botocore.js';
import { splitShellWords } from './shell-words.js';
import { files } from './testing-botocore-files.js';

const server = `
import configparser, importlib, json, shlex, sys
module, path = sys.argv[1], sys.argv[2]
loader = importlib.import_module(module + '.configloader')
errors = loader.botocore.exceptions
def reason():
    try: configparser.RawConfigParser().read([path])
    except configparser.ParsingError as e: return [type(e).__name__, getattr(e, 'lineno', None) or e.errors[0][0]]
    except configparser.Error as e: return [type(e).__name__, e.lineno]
    except UnicodeDecodeError as e: return ['UnicodeDecodeError', None]
    return ['nested', None]
def answer(question):
    if 'words' in question:
        try: return shlex.split(question['words'])
        except ValueError: return None
    with open(path, 'wb') as f: f.write(bytes.fromhex(question['bytes']))
    try:
        if question['role'] == 'credentials': return {'profiles': loader.raw_config_parse(path)}
        read = loader.load_config(path)
        return {'profiles': read['profiles'], 'ssoSessions': read['sso_sessions'], 'services': read.get('services')}
    except errors.ConfigParseError as e:
        return {'refused': reason(), 'message': str(e)}
print(importlib.import_module(module).__version__, flush=True)
for line in sys.stdin: print(json.dumps(answer(json.loads(line))), flush=True)
`;

const runs = { quick: 400, ci: 6000, nightly: 60_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 400;

/** Asks one Python process, question after question. */
class Oracle {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  constructor(python: string, module: string, path: string) {
    const environment = { PATH: process.env['PATH'] ?? '', PYTHONUTF8: '1' };
    this.#process = spawn(python, ['-c', server, module, path], { env: environment });
    this.#process.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async next(): Promise<string> {
    const line = await this.#answers.next();
    if (line.done === true) throw new Error('The oracle ended.');
    return line.value;
  }

  async ask(question: object): Promise<unknown> {
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse(await this.next());
  }

  end(): void {
    this.#process.stdin.end();
  }
}

function findOracles(): readonly { readonly python: string; readonly module: string }[] {
  const pythons = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'python3'))
    .filter((path) => existsSync(path));
  const found = new Map<string, { python: string; module: string }>();
  for (const python of pythons) {
    for (const module of ['botocore', 'awscli.botocore']) {
      const script = `import sys, ${module}.configloader as l; print(l.__file__)`;
      const answer = spawnSync(python, ['-c', script], { encoding: 'utf8' });
      if (answer.status === 0 && !found.has(answer.stdout)) found.set(answer.stdout, { python, module });
    }
  }
  return [...found.values()];
}

const classes: Readonly<Record<string, readonly string[]>> = {
  DuplicateSectionError: ['duplicate-section'],
  DuplicateOptionError: ['duplicate-key'],
  MissingSectionHeaderError: ['text-before-section', 'byte-order-mark'],
  ParsingError: ['line-without-delimiter', 'entry-without-key'],
  UnicodeDecodeError: ['invalid-utf-8'],
  nested: ['nested-line-without-delimiter'],
};

/** What the oracle says of a file that botocore refuses: Python's class of error, its line, botocore's words. */
interface Refusal {
  readonly reason: readonly [string, number | null];
  readonly message: string;
}
const refusalAnswer = z.strictObject({
  refused: z.tuple([z.string(), z.int().nullable()]),
  message: z.string(),
});

function refusalOf(answer: unknown): Refusal | null {
  const parsed = refusalAnswer.safeParse(answer);
  return parsed.success ? { reason: parsed.data.refused, message: parsed.data.message } : null;
}

/** Python finds bad bytes a buffer at a time, before the lines they stand in: then only the refusal is compared. */
function ourRefusal(
  document: IniDocument,
  role: FileRole,
  { reason: [theirClass, theirLine] }: Refusal,
): unknown {
  const { refused } = readBotocore(document, role);
  if (refused === null) return null;
  const hasBadBytes = document.lines.some((line) => line.raw !== null);
  const isSame = classes[theirClass]?.includes(refused.code) === true || hasBadBytes;
  const line = theirLine === null || hasBadBytes ? theirLine : refused.line;
  return [isSame ? theirClass : refused.code, line];
}

const oracles = findOracles();
const folder = mkdtempSync(join(tmpdir(), 'keyway-differential-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('reading as botocore does', () => {
  if (oracles.length === 0) {
    it.skipIf(process.env['CI'] !== 'true')('needs a python3 on the PATH that can import botocore', () => {
      expect(oracles).not.toEqual([]);
    });
  }

  describe.each(oracles)('$module of $python', ({ python, module }) => {
    const path = join(folder, `${module}-${String(oracles.findIndex((other) => other.python === python))}`);
    writeFileSync(path, '');
    const oracle = new Oracle(python, module, path);
    const version = oracle.next();
    afterAll(() => {
      oracle.end();
    });

    it(
      'gives the same sections and values, and refuses the same files for the same reason',
      { timeout: 600_000 },
      async () => {
        expect(await version).toMatch(/^\d/u);
        let read = 0;
        await fc.assert(
          fc.asyncProperty(files, fc.constantFrom('config', 'credentials'), async (bytes, role) => {
            const theirs = await oracle.ask({ bytes, role });
            const document = parseDocument(Buffer.from(bytes, 'hex'));
            const printed = printParsed(document, role, path);
            const refusal = refusalOf(theirs);
            if (refusal !== null) {
              expect(ourRefusal(document, role, refusal)).toEqual(refusal.reason);
              expect(printed).toMatchObject({
                error: { code: 'ConfigParseError', message: refusal.message },
              });
            } else {
              read += 1;
              expect(comparable(printed, theirs)).toEqual(theirs);
            }
          }),
          { numRuns: runs },
        );
        expect(read).toBeGreaterThan(runs / 5);
      },
    );

    it('splits words as its shlex does', { timeout: 600_000 }, async () => {
      const characters = fc.constantFrom(...'ab "\'\\\t#\n\r=é\u{1f600}\u00a0'.split(/(?:)/u));
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: characters, maxLength: 12 }), async (words) => {
          expect(splitShellWords(words)).toEqual(await oracle.ask({ words }));
        }),
        { numRuns: runs },
      );
    });
  });
});

/** What both know: an older botocore has no services, a credentials file has profiles only. */
function comparable(printed: object, theirs: unknown): unknown {
  const known = typeof theirs === 'object' && theirs !== null ? theirs : {};
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      value === null ? null : Object.entries(printed).find(([other]) => other === name)?.[1],
    ]),
  );
}
