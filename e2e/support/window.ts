/** One way to the window for every journey, whichever host the project names. */
import type { ChildProcess } from 'node:child_process';
import { AxeBuilder } from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page, test as base } from '@playwright/test';
import type { Home } from './homes.js';
import { startDesktop, startWeb } from './hosts.js';
import { type Person, personAtDesktop, personAtTerminal } from './person.js';
import { observePage, type Observer } from './observer.js';
import { openTabs, type Tabs } from './tabs.js';

/** The smallest window that it is made for. */
export const narrow = { width: 900, height: 600 } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface KeywayWindow {
  readonly page: Page;
  readonly observer: Observer;
  /** The size of the page within its window. */
  resize(size: Size): Promise<void>;
  /** What an accessibility checker finds in the page as it stands, each with where; all rules, or those named. */
  accessibilityFaults(rules?: readonly string[]): Promise<readonly string[]>;
  readonly person: Person;
  /** Null in a browser. */
  readonly app: ElectronApplication | null;
  /** Ends the app, as before it is started again in the same home. */
  close(): Promise<void>;
  /** The same as `kill -9` does it; not where it stands at a terminal of its own, which would tell it. */
  kill(): Promise<void>;
}

interface OpenOptions {
  /** As a user who may not read and write everything; in a browser alone. */
  readonly asNobody?: boolean;
  /** The web host stands at a terminal, so that the person can be asked; the desktop has its dialogs. */
  readonly atTerminal?: boolean;
  /** Variables of the host's own environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The page's clock is the test's to move. */
  readonly movesClock?: boolean;
}

interface Fixtures {
  /** Starts the app in the home and gives its window. The home is removed after the test. */
  openWindow(home: Home, options?: OpenOptions): Promise<KeywayWindow>;
}

interface WorkerFixtures {
  /** Null on the desktop, which needs no browser. */
  readonly tabs: Tabs | null;
}

/** Every journey ends by asking that nothing went wrong unseen. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  tabs: [
    async ({}, use, { project }) => {
      const tabs = project.name === 'desktop' ? null : await openTabs();
      await use(tabs);
      await tabs?.close();
    },
    { scope: 'worker' },
  ],
  openWindow: async ({ tabs }, use) => {
    const opened = new Set<KeywayWindow>();
    const homes = new Set<Home>();
    const faults: string[] = [];
    await use(async (home, options = {}) => {
      homes.add(home);
      const window = await (tabs === null ? openDesktop(home, options) : openInBrowser(home, tabs, options));
      async function close(): Promise<void> {
        if (!opened.delete(watched)) return;
        faults.push(...(await window.observer.faults()));
        await window.close();
      }
      async function kill(): Promise<void> {
        // What the window says of an app that is gone is not at fault.
        if (opened.delete(watched)) await window.kill();
      }
      const watched: KeywayWindow = { ...window, close, kill };
      opened.add(watched);
      return watched;
    });
    for (const window of opened) await window.close();
    for (const home of homes) home.remove();
    expect(faults, 'console errors and policy violations').toEqual([]);
  },
});

async function openInBrowser(home: Home, tabs: Tabs, options: OpenOptions): Promise<KeywayWindow> {
  if (options.asNobody === true) home.giveAway();
  const host = await startWeb(home.folder, options);
  const movesClock = options.movesClock === true;
  const page = await (movesClock ? tabs.takeAlone() : tabs.take());
  const observer = await observePage(page);
  if (movesClock) await page.clock.install();
  await page.goto(host.address);
  await page.waitForURL(/^http:/);
  return {
    page,
    observer,
    resize: (size) => page.setViewportSize(size),
    accessibilityFaults: (rules) => findFaults(page, rules),
    person: personAtTerminal(host),
    app: null,
    async close() {
      await observer.stop();
      await tabs.giveBack(page);
      await host.stop();
    },
    async kill() {
      await killed(host.process);
      await observer.stop();
      await tabs.giveBack(page);
    },
  };
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await exit;
}

async function openDesktop(
  home: Home,
  { variables = {}, movesClock = false }: OpenOptions,
): Promise<KeywayWindow> {
  const app = await startDesktop(home.folder, variables);
  const page = await app.firstWindow();
  const observer = await observePage(page);
  if (movesClock) await page.clock.install();
  // It ran before anyone could watch: once more, from the first line on.
  await page.reload();
  return {
    page,
    observer,
    resize: ({ width, height }) =>
      app.evaluate(
        ({ BrowserWindow }, size) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      ),
    accessibilityFaults: (rules) => findFaults(page, rules),
    person: personAtDesktop(app),
    app,
    close: () => app.close(),
    kill: () => killed(app.process()),
  };
}

async function findFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // The usual mode opens a second page for each look, for frames of other origins: there are none here, and Electron's
  // windows open no second page.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === undefined ? builder : builder.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
