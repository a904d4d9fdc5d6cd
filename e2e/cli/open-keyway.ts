/** An open Keyway in this process, of the parts that the hosts use, that commands and tools of the same home ask. */
import { onTestFinished } from 'vitest';
import { answerOtherKeyways } from '../../electron/adapters/bridge/answer-others.js';
import { createNodePorts } from '../../electron/adapters/node-ports.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createApp } from '../../electron/app.js';
import type { Services } from '../../electron/services/api.js';
import type { Ports } from '../../electron/services/ports.js';
import { command } from './harness.js';

/**
 * It has no encrypted store: its sessions are in its memory. Nobody is there to be asked, unless a test brings a consent of its own.
 * @param more replaces parts of the ports
 */
export async function openKeyway(
  home: string,
  more: (ports: Ports) => Partial<Ports> = () => ({}),
): Promise<Services> {
  const consent = createFixedConsent();
  const ports = createNodePorts({
    home,
    consent,
    command: { kind: 'script', path: command },
    isWindow: true,
  });
  const app = createApp({ ...ports, ...more(ports) }, { host: 'web', version: '0' });
  await app.start();
  const end = await answerOtherKeyways(app.services, ports.places);
  onTestFinished(async () => {
    await end();
    await app.dispose();
  });
  return app.services;
}
