/**
 * The trace of boto3 against the newest botocore at hand, about random homes and environments. KEYWAY_TEST_SIZE says how
 * many; half of them are the same in every run. A disagreement is shrunk and printed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolve } from '../../electron/core/resolution/resolve.js';
import { boto3 } from '../../electron/core/resolution/tools/boto3.js';
import { agreementOf, kindOf } from './botocore-agreement.js';
import { Botocore, findBotocore } from './botocore-answers.js';
import { type HomeCase, homeCases } from './homes.js';
import { differsKnowingly } from './known-differences.js';
import { layOut } from './laid-out.js';

const runs = { quick: 400, ci: 5000, nightly: 50_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 400;
const now = Date.parse('2026-03-01T12:00:00Z');
const timeout = 3_600_000;
const found = findBotocore();

if (found === null && process.env['CI'] === 'true') throw new Error('missing: botocore (python3-botocore)');

describe.skipIf(found === null)(`boto3 and botocore ${found?.version ?? ''}`, () => {
  let folder = '';
  let botocore: Botocore;
  const reached = new Map<string, number>();
  const winners = new Set<string>();

  beforeAll(() => {
    if (found === null) return;
    folder = mkdtempSync(path.join(tmpdir(), 'keyway-botocore-'));
    botocore = new Botocore(found, path.join(folder, 'home'));
  });

  afterAll(() => {
    botocore.end();
    rmSync(folder, { recursive: true, force: true });
    const rows = [...reached].toSorted(([, first], [, second]) => second - first);
    console.info(rows.map(([kind, count]) => `${String(count).padStart(6)} ${kind}`).join('\n'));
  });

  async function agrees(question: HomeCase): Promise<void> {
    const { home, request, write } = layOut(question, path.join(folder, 'home'), now);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home);
    write();
    const trace = resolve(boto3, request);
    const { environment, invocation } = request;
    const asked = { environment, profile: invocation.profile, imds: question.imds, now };
    const known = differsKnowingly('botocore', found?.version ?? '', question, trace);
    const kind = known === null ? kindOf(trace) : `known difference: ${known}`;
    reached.set(kind, (reached.get(kind) ?? 0) + 1);
    if ('source' in trace.outcome) winners.add(trace.outcome.source);
    if (known !== null) return;
    const { expected, actual } = agreementOf(trace, await botocore.ask(asked), home);
    expect(expected, `${question.config ?? ''}\n---\n${question.credentials ?? ''}`).toEqual(actual);
  }

  it('say the same, in questions that are always the same', { timeout }, async () => {
    const seed = 20_260_301;
    await fc.assert(fc.asyncProperty(homeCases(now), agrees), { numRuns: Math.ceil(runs / 2), seed });
  });

  it('say the same, in questions that are new each time', { timeout }, async () => {
    await fc.assert(fc.asyncProperty(homeCases(now), agrees), { numRuns: Math.floor(runs / 2) });
  });

  // Keys in the call are no question of the environment, and boto3 by itself cannot use a login.
  it.skipIf(runs < 5000)('were asked about every other source', () => {
    const sources = boto3.sources
      .map(({ source }) => source)
      .filter((source) => source !== 'explicit' && source !== 'login');
    expect(sources.filter((source) => !winners.has(source))).toEqual([]);
  });
});
