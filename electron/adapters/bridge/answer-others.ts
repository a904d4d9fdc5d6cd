/** An open window answers the commands of the same person: credentials while the store is locked for them, lock, unlock. */
import { answerRequest, type AnsweringServices } from '../../services/bridge/messages.js';
import type { Places } from '../../services/ports.js';
import { bridgeFolders, serveBridge } from './bridge-server.js';

/** @returns what ends it; where no place for a socket is private, there is nothing to end. Never rejects */
export async function answerOtherKeyways(
  services: AnsweringServices,
  places: Pick<Places, 'home' | 'dataFolder'>,
): Promise<() => Promise<void>> {
  const end = await serveBridge({
    ...bridgeFolders(places, process.env['XDG_RUNTIME_DIR']),
    answer: (request) => answerRequest(services, request),
  });
  return end ?? (() => Promise.resolve());
}
