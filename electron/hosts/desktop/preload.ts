/**
 * Hands one port from main to the page, and nothing else: the page sees no ipcRenderer and no Node.
 * Which page may have a port is main's to decide; that the page itself asked, and no frame within it, is checked here too.
 */
import { ipcRenderer } from 'electron';

const connect = 'keyway:connect';
const portMessage = 'keyway:port';

window.addEventListener('message', (event) => {
  const isOwn = event.source === window && event.origin === location.origin;
  if (isOwn && event.data === connect) ipcRenderer.send(connect);
});

ipcRenderer.on(portMessage, (event) => {
  window.postMessage(portMessage, location.origin, [...event.ports]);
});
