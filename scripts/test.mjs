/**
 * The test command: `node scripts/test.mjs quick|ci|nightly [WORD…]`; with words, only the steps that are named so.
 *
 * Runs the steps of a size, some at once (testing/schedule.mjs), also after one has failed, and ends with one line
 * `N passed, N failed`. What cannot run for want of a system part is skipped and counted; under CI=true
 * that is a failure. Plain JavaScript, so that nothing has to be built before it.
 */
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { runStep } from './testing/run-step.mjs';
import { runAtOnce } from './testing/schedule.mjs';
import { notRunHere, sizes } from './testing/suites.mjs';
import { electronVersion, provideParts } from './testing/system-parts.mjs';
import { makeFolderInMemory } from './testing/temporary-folder.mjs';

const isCi = process.env.CI === 'true';

/** One seed for all random tests of this run; given from outside to see a failure again. */
function chooseSeed() {
  return process.env.KEYWAY_SEED ?? String(randomInt(1, 2 ** 31));
}

async function runOne(step, missing, environment) {
  const lacking = step.needs.filter((need) => missing.includes(need));
  // Unit tests without a part skip what needs it by themselves; a whole suite that needs it is one skip.
  const skips = lacking.length > 0 && step.reports !== 'vitest';
  console.log(`\n== ${step.name}${skips ? `: skipped, ${lacking.join(' and ')} missing` : ''}`);
  const started = performance.now();
  const counts = skips ? { passed: 0, failed: 0, skipped: 1 } : await runStep(step, environment);
  return { name: step.name, ...counts, seconds: (performance.now() - started) / 1000 };
}

/** Variables; a folder that was chosen from outside is used as it is. */
function provideTemporaryFolder() {
  const folder = process.env.TMPDIR === undefined ? makeFolderInMemory() : null;
  if (folder === null) return {};
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  return { TMPDIR: folder };
}

function sumOf(results) {
  const add = (key) => results.reduce((total, result) => total + result[key], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

function summarise(results, missing, seed) {
  console.log(`\n== summary (KEYWAY_SEED=${seed})`);
  for (const { name, passed, failed, skipped, seconds } of results) {
    const skips = skipped === 0 ? '' : `, ${skipped} skipped`;
    console.log(`${name}: ${passed} passed, ${failed} failed${skips} (${seconds.toFixed(0)} s)`);
  }
  for (const { name, why } of notRunHere(electronVersion())) console.log(`not run here: ${name} (${why})`);
  if (missing.length > 0) console.log(`missing on this machine: ${missing.join(', ')}`);
  const { passed, failed, skipped } = sumOf(results);
  if (skipped > 0) console.log(`${skipped} skipped${isCi ? ', which under CI is a failure' : ''}`);
  const failures = isCi ? failed + skipped : failed;
  console.log(`${passed} passed, ${failures} failed`);
  return failures;
}

async function main() {
  const [size = 'quick', ...words] = process.argv.slice(2);
  if (!Object.hasOwn(sizes, size)) throw new Error(`a size is one of ${Object.keys(sizes).join(', ')}`);
  const steps = sizes[size]().filter(({ name }) => words.every((word) => name.includes(word)));
  const missing = await provideParts([...new Set(steps.flatMap((step) => step.needs))]);
  const seed = chooseSeed();
  console.log(`KEYWAY_SEED=${seed}`);
  const path = [resolve('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
  const variables = {
    ...process.env,
    ...provideTemporaryFolder(),
    ...{ PATH: path, KEYWAY_TEST_SIZE: size, KEYWAY_SEED: seed },
  };
  const results = await runAtOnce(steps, availableParallelism(), (step) => runOne(step, missing, variables));
  process.exitCode = summarise(results, missing, seed) === 0 ? 0 : 1;
}

await main();
