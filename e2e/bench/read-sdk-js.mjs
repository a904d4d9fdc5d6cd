/* Prints the milliseconds that the SDK for JavaScript needs for both shared files of the home it runs in: median, first. */
import { loadSharedConfigFiles } from '@smithy/core/config';

const times = [];
for (let round = 0; round < 7; round += 1) {
  const start = performance.now();
  await loadSharedConfigFiles({ ignoreCache: true });
  times.push(performance.now() - start);
}
console.log(times.toSorted((left, right) => left - right)[3], times[0]);
