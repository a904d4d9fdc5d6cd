import { defineConfig } from '@playwright/test';

/**
 * Specs drive the built app as a person or an attacker would; `npm run build` comes first.
 * `web`: in Chromium, on the web host. `desktop`: in Electron. `packaged`: what `npm run package:dir` made.
 * `screenshots`: makes the pictures in docs. Journeys run on both hosts; an attack belongs to one.
 */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each test has a home and a host of its own.
  workers: 2,
  forbidOnly: process.env['CI'] === 'true',
  // Projects run at once: each empties its own folder when it starts, and the reports of all stand beside them.
  projects: [
    {
      name: 'web',
      outputDir: 'test-results/web',
      testMatch: ['journeys/**/*.spec.ts', 'security/*.web.spec.ts'],
      // What the desktop alone has: the system's clipboard, for example.
      grepInvert: /@desktop/,
    },
    {
      name: 'desktop',
      outputDir: 'test-results/desktop',
      testMatch: ['journeys/**/*.spec.ts', 'security/*.desktop.spec.ts'],
      // Two Electrons at once make small machines time out.
      workers: 1,
      // What a browser alone can show (the host as another user), and what is the window's own on every host.
      grepInvert: /@web/,
    },
    { name: 'screenshots', outputDir: 'test-results/screenshots', testMatch: ['screenshots/*.spec.ts'] },
    { name: 'packaged', outputDir: 'test-results/packaged', testMatch: ['packaged/*.spec.ts'], workers: 1 },
  ],
});
