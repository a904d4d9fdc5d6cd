import { Notification } from 'electron';
import type { Notifier } from '../../services/aws-port.js';
import type { WindowView } from './window.js';

/**
 * The system's own notifications. Their words are the catalogue's, and name profiles: never a credential.
 * @param bring brings the window to the person, with that view
 */
export function createSystemNotifier(bring: (view: WindowView) => void): Notifier {
  // What nobody holds is collected, and its click with it.
  const shown = new Set<Notification>();
  return {
    notify({ title, body }, about) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.once('click', () => {
        shown.delete(notification);
        bring(about);
      });
      notification.once('close', () => shown.delete(notification));
      notification.once('failed', () => shown.delete(notification));
      notification.show();
    },
  };
}
