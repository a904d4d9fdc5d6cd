import {
  type IpcMainEvent,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
} from 'electron';
import type { Dispose } from '../../services/ports.js';
import { pageOrigin } from './page.js';

/** The two words between preload and main. */
const connect = 'keyway:connect';
const portMessage = 'keyway:port';

export interface Handover {
  /** Answers on main's end of the port, which it starts, until the result is called. */
  readonly serve: (port: MessagePortMain) => Dispose;
  /** Hears of askers that are not our page. */
  readonly onRefused: () => void;
}

/**
 * Hands the page a port when it asks for one: only the main frame of our own page, in our own window. A new port
 * revokes the one before; navigation, reload, crash and closing revoke it too.
 */
export function handOverPorts(contents: WebContents, { serve, onRefused }: Handover): void {
  let revoke: Dispose = () => undefined;

  function answer(event: IpcMainEvent): void {
    const frame = event.senderFrame;
    const isOurPage =
      frame !== null &&
      event.sender === contents &&
      frame === contents.mainFrame &&
      frame.origin === pageOrigin;
    if (!isOurPage) {
      onRefused();
      return;
    }
    revoke();
    const { port1, port2 } = new MessageChannelMain();
    revoke = serve(port1);
    frame.postMessage(portMessage, null, [port2]);
  }

  ipcMain.on(connect, answer);
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) revoke();
  });
  contents.on('render-process-gone', () => revoke());
  contents.once('destroyed', () => {
    revoke();
    ipcMain.off(connect, answer);
  });
}
