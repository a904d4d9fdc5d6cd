/*
 * Prints the milliseconds that the SDK for JavaScript needs for both shared files of the home it runs in: median, first.
 * Argument: rounds.
 */
import { loadSharedConfigFiles } from '@smithy/core/config';

const times = [];
for (let round = 0; round < Number(process.argv[2]); round += 1) {
  const start = performance.now();
  await loadSharedConfigFiles({ ignoreCache: true });
  times.push(performance.now() - start);
}
const sorted = times.toSorted((left, right) => left - right);
console.log(sorted[sorted.length >> 1], times[0]);
