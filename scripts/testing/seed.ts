/**
 * One seed for all random tests of a run, so that a failure can be seen again: `KEYWAY_SEED=N npx vitest run PATH`.
 * The test command chooses and prints it; a run without it is as random as fast-check makes it, which prints its own seed.
 */
import fastCheck from 'fast-check';

const seed = Number(process.env['KEYWAY_SEED'] ?? '');
if (Number.isSafeInteger(seed) && seed !== 0) fastCheck.configureGlobal({ seed });
