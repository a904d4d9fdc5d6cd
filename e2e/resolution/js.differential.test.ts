/**
 * The trace of sdk-js-v3 against the real SDK, about random homes and environments. KEYWAY_TEST_SIZE says how many; half
 * of them are the same in every run. A disagreement is shrunk and printed. Services and metadata are answered in the
 * SDK's own process, and so is credential_process, but for a few that run.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolve } from '../../electron/core/resolution/resolve.js';
import { sdkJsV3 } from '../../electron/core/resolution/tools/sdk-js-v3.js';
import type { Trace } from '../../shared/models/trace.js';
import { agreementOf } from './js-agreement.js';
import { type JsAnswer, SdkForJavaScript } from './js-answers.js';
import { jsCases } from './js-cases.js';
import { layOut } from './laid-out.js';
import type { HomeCase } from './homes.js';

const runs = { quick: 400, ci: 5000, nightly: 50_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 400;
const now = Date.parse('2026-03-01T12:00:00Z');
/** Milliseconds. */
const patience = { timeout: 3_600_000 };

/** What the questions of a large run must come to, each of them. */
const outcomes = [
  ...['none', 'error CredentialsProviderError', 'error Error', 'error TypeError'],
  ...['env', 'shared-credentials-file', 'config-file', 'login'].map((source) => `credentials of ${source}`),
  ...['custom-process', 'sso', 'login', 'container', 'imds'].map((source) => `deferred of ${source}`),
  ...['env', 'shared-credentials-file', 'config-file', 'web-identity', 'custom-process', 'sso'].map(
    (source) => `role of ${source}`,
  ),
  ...['login', 'container', 'imds'].map((source) => `role of ${source}`),
];

let folder = '';
let sdk: SdkForJavaScript;
let asked = 0;
const reached = new Map<string, number>();

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keyway-js-'));
  sdk = new SdkForJavaScript(folder);
});

afterAll(() => {
  sdk.end();
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  readonly home: string;
  readonly trace: Trace;
  readonly answer: JsAnswer;
}

async function ask(question: HomeCase, runsProcesses = false): Promise<Asked> {
  asked += 1;
  const { home, request, write } = layOut(question, path.join(folder, `h${asked}`), now);
  mkdirSync(home);
  write();
  const { profile } = request.invocation;
  const answer = await sdk.ask({
    environment: request.environment,
    profile,
    imds: question.imds,
    runsProcesses,
    now,
  });
  rmSync(home, { recursive: true, force: true });
  return { home, trace: resolve(sdkJsV3, request), answer };
}

async function agrees(question: HomeCase): Promise<void> {
  const { home, trace, answer } = await ask(question);
  const { expected, actual, kind } = agreementOf(trace, answer, home);
  reached.set(kind, (reached.get(kind) ?? 0) + 1);
  const files = [question.config, question.credentials].map((text) => text ?? '(no such file)\n');
  expect(expected, `expected is the trace, received the SDK\n${files.join('---\n')}`).toEqual(actual);
}

it('says what the SDK says, in questions that are always the same', patience, async () => {
  await fc.assert(fc.asyncProperty(jsCases(now), agrees), { numRuns: Math.ceil(runs / 2), seed: 20_260_301 });
});

it('says what the SDK says, in questions that are new each time', patience, async () => {
  await fc.assert(fc.asyncProperty(jsCases(now), agrees), { numRuns: Math.floor(runs / 2) });
});

it('reached every source and outcome', () => {
  const rows = [...reached].toSorted(([, first], [, second]) => second - first);
  console.info(rows.map(([kind, count]) => `${String(count).padStart(6)} ${kind}`).join('\n'));
  const missing = outcomes.filter((outcome) => !rows.some(([kind]) => kind.startsWith(outcome)));
  if (runs >= 5000) expect(missing).toEqual([]);
});

const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost/v1' };
const given = '{"Version":1,"AccessKeyId":"PROCESS-EXAMPLE","SecretAccessKey":"example"}';
it.each([
  [`echo '${given}'`, container, 'PROCESS-EXAMPLE'],
  ['exit 3', container, 'CONTAINER'],
  ['exit 3', {}, undefined],
  ["echo '{}'", container, 'CONTAINER'],
  ['echo no JSON', container, 'CONTAINER'],
  [`echo '${given.replace('1', '2')}'`, container, 'CONTAINER'],
])(
  'warns that the chain goes on where a credential_process fails, as with %s',
  async (script, environment, key) => {
    const found = await ask(
      {
        config: '[default]\ncredential_process = "$HOME/give" key\n',
        credentials: null,
        files: { give: { text: `#!/bin/sh\n${script}\n`, mode: 0o700 } },
        environment: { PATH: '/usr/bin:/bin', ...environment },
        profile: null,
        imds: false,
      },
      true,
    );
    expect(found.answer.key).toBe(key);
    expect(found.trace.outcome).toMatchObject({ kind: 'deferred', source: 'custom-process' });
    expect(found.trace.warnings).toContainEqual({
      code: 'failure-falls-through',
      facts: { source: 'custom-process' },
    });
  },
);
