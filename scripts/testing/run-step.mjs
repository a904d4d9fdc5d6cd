/** Runs one step and counts what it says. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const reports = 'test-results/reports';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {import('./suites.mjs').Step} step
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Counts>}
 */
export async function runStep(step, environment) {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${step.name.replaceAll(/\W+/g, '-')}.json`);
  rmSync(report, { force: true });
  const { args, variables } = reporting(step.reports, report);
  const status = await statusOf([...step.command, ...args], { ...environment, ...variables });
  if (step.reports === 'exit') return status === 0 ? counts(1, 0, 0) : counts(0, 1, 0);
  const read = step.reports === 'vitest' ? countVitest : countPlaywright;
  const counted = readReport(report, read);
  // A run that ends badly without a failed test has failed all the same: a file that does not load, a crash.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function counts(passed, failed, skipped) {
  return { passed, failed, skipped };
}

function reporting(kind, file) {
  switch (kind) {
    case 'vitest':
      return { args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`], variables: {} };
    case 'playwright':
      return { args: ['--reporter=line,json'], variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } };
    default:
      return { args: [], variables: {} };
  }
}

function statusOf([program, ...args], env) {
  return new Promise((done) => {
    const child = spawn(program, args, { env, stdio: 'inherit' });
    child.on('error', () => done(127));
    child.on('close', (status) => done(status ?? 1));
  });
}

function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`No report of this step: ${error.message}`);
    return counts(0, 1, 0);
  }
}

function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  return counts(report.numPassedTests, report.numFailedTests + broken.length, skipped);
}

function countPlaywright({ stats, errors }) {
  return counts(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped);
}
