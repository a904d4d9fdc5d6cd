/** Where the window stood when it was last closed. Nothing depends on it: whatever is wrong with it, it is left out. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const windowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

/** A rectangle on the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const standardSize = { width: 1200, height: 780 } as const;
export const smallestSize = { width: 900, height: 600 } as const;

/** Reads what was kept; null where nothing usable is. */
export function readWindowState(path: string): WindowState | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return windowState.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

/** Keeps it; a full disk or a read-only folder costs no more than the place of a window. */
export function keepWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // Left as it was.
  }
}

/**
 * The area for a new window: where it stood, if a good part of it still lies on a screen, no smaller than usable and
 * no larger than that screen; otherwise the standard size wherever the system puts it.
 */
export function windowArea(
  state: WindowState | null,
  screens: readonly Area[],
): Area | { readonly width: number; readonly height: number } {
  if (state === null) return standardSize;
  const screen = screens.find((candidate) => overlap(state, candidate) >= state.width * state.height * 0.3);
  if (screen === undefined) return standardSize;
  return {
    x: state.x,
    y: state.y,
    width: Math.max(smallestSize.width, Math.min(state.width, screen.width)),
    height: Math.max(smallestSize.height, Math.min(state.height, screen.height)),
  };
}

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
