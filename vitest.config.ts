import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Every project prints and uses one seed for its random tests: see scripts/testing/seed.ts. */
const setupFiles = ['scripts/testing/seed.ts'];
/** No test asserts a time; on a busy machine a property may take its own, in milliseconds. */
const patience = 120_000;
const faults = '**/*.faults.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'build/**/*.test.ts',
          ],
          exclude: [faults],
          setupFiles,
          testTimeout: patience,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'window',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles,
          testTimeout: patience,
        },
      },
      {
        // Tests that kill, fill disks and race: slow by nature, and their size is chosen by KEYWAY_TEST_SIZE.
        test: {
          name: 'faults',
          environment: 'node',
          include: [`electron/${faults}`, `e2e/${faults}`],
          setupFiles,
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The real AWS tools, asked about what the built command wrote: needs `npm run build` and those tools.
        test: {
          name: 'oracle',
          environment: 'node',
          include: ['e2e/{oracle,resolution}/**/*.test.ts'],
          setupFiles,
          testTimeout: 120_000,
        },
      },
      {
        // The built command, run as a person runs it: needs `npm run build`.
        test: {
          name: 'cli',
          environment: 'node',
          include: ['e2e/cli/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
