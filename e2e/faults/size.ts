import fc from 'fast-check';

/** How much of a suite runs: quick with every `npm test`, ci with each push, nightly the long ones. */
export type TestSize = 'quick' | 'ci' | 'nightly';

const name = process.env['KEYWAY_TEST_SIZE'];

export const testSize: TestSize = name === 'ci' || name === 'nightly' ? name : 'quick';

/** The number for this size; a variable of that name outranks it. */
export function sized(numbers: Readonly<Record<TestSize, number>>, variable: string): number {
  const own = Number(process.env[variable] ?? '');
  return Number.isSafeInteger(own) && own > 0 ? own : numbers[testSize];
}

/** The seed of this run: the one that the test command chose, else one of our own, to be printed. */
export const seed = fc.readConfigureGlobal().seed ?? Math.floor(Math.random() * 2 ** 31);
