/** How long Electron takes from its start to the painted list, and to an empty window. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { electronArguments, environmentIn, sandboxArguments } from '../support/hosts.js';

const rounds = 5;

const emptyWindow = `
const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => new BrowserWindow({ width: 1200, height: 780 }).loadURL('data:text/html,<p>empty</p>'));
`;

async function startTime(
  args: readonly string[],
  environment: Record<string, string>,
  painted: string,
): Promise<number> {
  const start = performance.now();
  const app = await _electron.launch({ args: [...args], env: environment });
  const page = await app.firstWindow();
  await page.locator(painted).first().waitFor();
  const taken = performance.now() - start;
  await app.close();
  return taken;
}

/**
 * Medians in milliseconds; null where there is no Electron, or no screen to show it on.
 *
 * @param home the home folder whose profiles are listed
 */
export async function electronStarts(
  home: string,
): Promise<{ readonly list: number; readonly empty: number } | null> {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined) return null;
  if (process.env['DISPLAY'] === undefined) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'keyway-empty-'));
  try {
    await writeFile(path.join(folder, 'main.js'), emptyWindow);
    await writeFile(path.join(folder, 'package.json'), '{"name":"empty","main":"main.js"}');
    const times: { list: number[]; empty: number[] } = { list: [], empty: [] };
    // In turn, so that what else the machine does falls on both alike.
    for (let round = 0; round < rounds; round += 1) {
      times.empty.push(await startTime([...sandboxArguments, folder], environmentIn(folder), 'p'));
      times.list.push(await startTime(electronArguments(home), environmentIn(home), '[role=row]'));
    }
    const middle = (values: number[]): number =>
      values.toSorted((one, other) => one - other)[rounds >> 1] ?? 0;
    return { list: middle(times.list), empty: middle(times.empty) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
