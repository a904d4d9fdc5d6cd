import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createPowerEvents } from './power-events.js';

it('tells what Electron tells, from when the app is ready until it is no longer watched', async () => {
  const monitor = new EventEmitter();
  let makeReady = (): void => undefined;
  const events = createPowerEvents(monitor, new Promise<void>((resolve) => (makeReady = resolve)));
  const seen: string[] = [];
  const watching = events.watch((event) => seen.push(event));
  expect([events.tells, monitor.eventNames()]).toEqual([{ suspend: false, screenLock: false }, []]);
  makeReady();
  const dispose = await watching;
  expect(events.tells).toEqual({ suspend: true, screenLock: true });
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) monitor.emit(event);
  expect(seen).toEqual(['suspend', 'resume', 'screen-lock']);
  dispose();
  dispose();
  expect([events.tells, monitor.eventNames()]).toEqual([{ suspend: false, screenLock: false }, []]);
});
