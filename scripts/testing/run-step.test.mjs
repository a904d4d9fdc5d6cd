import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runStep } from './run-step.mjs';

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-step-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A step whose command writes that report where the reporter would, and exits with that status. */
function step(reports, report, status) {
  const program = join(folder, `${reports}.mjs`);
  writeFileSync(
    program,
    `import { writeFileSync } from 'node:fs';
    const option = process.argv.find((argument) => argument.startsWith('--outputFile.json='));
    const file = option?.slice('--outputFile.json='.length) ?? process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;
    if (file !== undefined && ${JSON.stringify(report)} !== null) writeFileSync(file, ${JSON.stringify(JSON.stringify(report))});
    process.exit(${status});`,
  );
  return { name: `counting ${reports}`, command: [process.execPath, program], reports, needs: [] };
}

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [] }],
};
const notLoaded = { ...vitestReport, testResults: [{ status: 'failed', assertionResults: [] }] };
const playwrightReport = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 3 }, errors: [] };

test.each([
  ['a check that ends well is one passed', 'exit', null, 0, [1, 0, 0]],
  ['a check that ends badly is one failed', 'exit', null, 3, [0, 1, 0]],
  ['vitest counts what its report says', 'vitest', vitestReport, 0, [5, 0, 3]],
  ['a test file that does not load is a failure', 'vitest', notLoaded, 1, [5, 1, 3]],
  ['a run that ends badly without a failed test has failed', 'vitest', vitestReport, 1, [5, 1, 3]],
  ['a run without a report has failed', 'vitest', null, 0, [0, 1, 0]],
  ['Playwright counts what its report says', 'playwright', playwrightReport, 0, [4, 0, 3]],
  [
    'a test that passes at the second try has failed',
    'playwright',
    { ...playwrightReport, stats: { ...playwrightReport.stats, flaky: 1 } },
    0,
    [4, 1, 3],
  ],
  [
    'an error outside of tests is a failure',
    'playwright',
    { ...playwrightReport, errors: [{}] },
    1,
    [4, 1, 3],
  ],
])('%s', async (_, reports, report, status, [passed, failed, skipped]) => {
  expect(await runStep(step(reports, report, status), process.env)).toEqual({ passed, failed, skipped });
});
