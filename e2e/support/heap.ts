/** What the page's memory holds, as its own debugger shows it. */
import type { Page } from '@playwright/test';

/** How often text occurs among everything that is alive in the page after what can be collected was. */
export async function countInHeap(page: Page, text: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.enable');
  // What the first pass frees may have held more.
  for (let pass = 0; pass < 4; pass += 1) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = parts.join('');
  // As JSON writes it.
  return snapshot.split(JSON.stringify(text).slice(1, -1)).length - 1;
}
