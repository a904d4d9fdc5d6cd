/* Prints the median milliseconds that the SDK for JavaScript needs for both shared files of the home it runs in. */
import { loadSharedConfigFiles } from '@smithy/core/config';

const times = [];
let count = 0;
for (let round = 0; round < 7; round += 1) {
  const start = performance.now();
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  times.push(performance.now() - start);
  count = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]).size;
}
console.log(times.toSorted((left, right) => left - right)[3], count);
