import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Every project prints and uses one seed for its random tests: see scripts/testing/seed.ts. */
const setupFiles = ['scripts/testing/seed.ts'];
/** No test asserts a time; on a busy machine, or where many cases are asked for, a property may take its own, in milliseconds. */
const patience = { ci: 600_000, nightly: 3_600_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 120_000;
const faults = '**/*.faults.test.ts';
/** The loopback AWS, asked by the AWS command line and by botocore. */
const realClients = 'e2e/aws/clients/**/*.test.ts';
/** These start the command again and again, or wait for it. */
const longCommandLine = [
  ...['store', 'files', 'edit', 'sessions', 'sessions-app', 'sessions-terminal'],
  ...['rotate', 'network', 'credential-process', 'hand-over', 'time-limit', 'sdk-load'],
  ...['demo', 'resolve', 'rotate-kills', 'session-ways', 'no-secret', 'keys', 'crash'],
].map((name) => `e2e/cli/${name}.test.ts`);
/**
 * Most files take less time than a process of their own does: they share one with each other, and a test leaves what it
 * found. What starts programs and fills disks has its own.
 */
const isolate = false;

export default defineConfig({
  test: {
    // By itself it leaves one core idle, of the two that CI has.
    maxWorkers: '100%',
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
            'e2e/aws/**/*.test.ts',
          ],
          exclude: [faults, realClients],
          setupFiles,
          isolate,
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
          isolate,
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
          include: ['e2e/{editing,oracle,resolution}/**/*.test.ts'],
          setupFiles,
          testTimeout: 120_000,
        },
      },
      {
        // The whole application, in process, on the loopback AWS.
        test: {
          name: 'loopback',
          environment: 'node',
          include: ['e2e/sessions/**/*.test.ts', 'e2e/rotation/**/*.test.ts', 'e2e/keys/**/*.test.ts'],
          exclude: [faults],
          setupFiles,
          isolate,
          testTimeout: patience,
        },
      },
      {
        // The real clients of AWS, asking the loopback AWS.
        test: {
          name: 'aws',
          environment: 'node',
          include: [realClients],
          setupFiles,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The real keyring daemon in a private session: needs gnome-keyring. Each file has a session, and so a process, of its own.
        test: {
          name: 'keychain',
          environment: 'node',
          include: ['e2e/keychain/**/*.test.ts', 'e2e/cli/*-keychain.test.ts'],
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The built command, run as a person runs it: needs `npm run build`.
        test: {
          name: 'cli',
          environment: 'node',
          include: ['e2e/cli/**/*.test.ts'],
          exclude: ['e2e/cli/*-keychain.test.ts', ...longCommandLine],
          setupFiles,
          testTimeout: 60_000,
        },
      },
      {
        // The same, in CI.
        test: {
          name: 'cli-long',
          environment: 'node',
          include: longCommandLine,
          setupFiles,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
