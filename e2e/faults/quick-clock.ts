/** Real time but for the sleeps, which are too short to wait for anyone: where nobody else writes. */
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import type { Clock } from '../../electron/services/ports.js';

const system = createSystemClock();

export const quickClock: Clock = { ...system, sleep: () => system.sleep(1) };
