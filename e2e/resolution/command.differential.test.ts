/**
 * The trace of aws-cli-v2 against the real `aws` command at hand, about random homes and environments. KEYWAY_TEST_SIZE
 * says how many; half of them are the same in every run. A disagreement is shrunk and printed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolve } from '../../electron/core/resolution/resolve.js';
import { awsCliV2 } from '../../electron/core/resolution/tools/aws-cli-v2.js';
import { kindOf } from './botocore-agreement.js';
import { commandAgreement } from './command-agreement.js';
import { askCommand, findCommand } from './command-answers.js';
import { type HomeCase, homeCases } from './homes.js';
import { differsKnowingly } from './known-differences.js';
import { layOut } from './laid-out.js';

const runs = { quick: 10, ci: 40, nightly: 300 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 10;
const now = Date.parse('2026-03-01T12:00:00Z');
const timeout = 3_600_000;
const found = findCommand('2');

if (found === null && process.env['CI'] === 'true')
  throw new Error('missing: the AWS CLI version 2 (awscli)');

describe.skipIf(found === null)(`aws-cli-v2 and the aws command ${found?.version ?? ''}`, () => {
  let folder = '';
  const reached = new Map<string, number>();

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'keyway-aws-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    const rows = [...reached].toSorted(([, first], [, second]) => second - first);
    console.info(rows.map(([kind, count]) => `${String(count).padStart(6)} ${kind}`).join('\n'));
  });

  async function agrees(question: HomeCase): Promise<void> {
    if (found === null) return;
    const { home, request, write } = layOut(question, path.join(folder, 'home'), now);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home);
    write();
    const trace = resolve(awsCliV2, request);
    const { environment, invocation } = request;
    const asked = { environment, profile: invocation.profile, imds: question.imds, now };
    const known = differsKnowingly('aws', found.version, question, trace);
    const kind = known === null ? kindOf(trace) : `known difference: ${known}`;
    reached.set(kind, (reached.get(kind) ?? 0) + 1);
    if (known !== null) return;
    const { expected, actual } = commandAgreement(trace, await askCommand(found, home, asked), home);
    expect(expected, `${question.config ?? ''}\n---\n${question.credentials ?? ''}`).toEqual(actual);
  }

  it('say the same, in questions that are always the same', { timeout }, async () => {
    const seed = 20_260_301;
    await fc.assert(fc.asyncProperty(homeCases(now), agrees), { numRuns: Math.ceil(runs / 2), seed });
  });

  it('say the same, in questions that are new each time', { timeout }, async () => {
    await fc.assert(fc.asyncProperty(homeCases(now), agrees), { numRuns: Math.floor(runs / 2) });
  });
});
