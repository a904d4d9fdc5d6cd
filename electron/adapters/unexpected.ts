/** Errors that nobody expected: what is said of one is the id that the log has it under, for its words may hold anything. */
import type { Ports } from '../services/ports.js';

/** @returns the id under which it stands in the log */
export function logUnexpected({ logger, random }: Pick<Ports, 'logger' | 'random'>, error: unknown): string {
  const id = random.hex(8);
  const described =
    error instanceof Error
      ? { name: error.name, message: error.message, stack: error.stack ?? '' }
      : { name: typeof error, message: '', stack: '' };
  logger.error('unexpected', { id, ...described });
  return id;
}

/** The last net under a process: without it Node and Electron print what nobody caught whole. */
export function onCrash(tell: (error: unknown) => void): void {
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
}
