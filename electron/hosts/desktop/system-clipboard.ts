import { clipboard } from 'electron';
import type { Clipboard } from '../../services/ports.js';

/** The system's clipboard as main reaches it. An empty text takes off what is there. */
export function createSystemClipboard(): Clipboard {
  return {
    read: () => clipboard.readText(),
    async write(text) {
      if (text === '') clipboard.clear();
      else await clipboard.writeText(text);
    },
  };
}
