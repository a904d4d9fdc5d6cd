/** An error that nobody expected: it is logged redacted, and only the id that it stands under is said. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { createRandomSource } from '../../adapters/random-source.js';
import { createRedactingLogger } from '../../adapters/redacting-logger.js';
import { createSystemClock } from '../../adapters/system-clock.js';
import { logUnexpected } from '../../adapters/unexpected.js';
import type { Places } from '../../services/ports.js';

/** @returns the line to print */
export function reportUnexpected(error: unknown, places: Places): string {
  const logger = createRedactingLogger({ folder: places.stateFolder, clock: createSystemClock() });
  const id = logUnexpected({ logger, random: createRandomSource() }, error);
  return `keyway: ${commandLine.internal(id)}\n`;
}
