import { useEffect, useRef } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNow } from '../../state/clock.js';
import { useSessionList } from '../../state/session-queries.js';
import { crossedBetween } from '../../state/session-time.js';
import { useSessionActions } from '../../state/sessions.js';
import { useToasts } from '../../state/toasts.js';

const { sessionsView: words, format } = catalogue;
const second = 1000;

/**
 * Says it when sessions have 15 and 5 minutes left and when they have ended, whatever view is open. Toasts are a polite live
 * region: a screen reader says it too, once.
 */
export function SessionWarnings() {
  const now = useNow(second);
  const list = useSessionList().data?.sessions;
  const toasts = useToasts();
  const sessions = useSessionActions();
  const before = useRef(now);
  useEffect(() => {
    const since = before.current;
    before.current = now;
    for (const { mark, profiles } of crossedBetween(list ?? [], since, now)) {
      const action = { label: words.renew, run: () => void sessions.renew(profiles) };
      const text = mark === 0 ? words.hasEnded(profiles) : words.endsSoon(profiles, format.duration(mark));
      const start = { label: words.startOne, run: () => void sessions.start(profiles) };
      toasts.show({ kind: 'done', text, action: mark === 0 ? start : action });
    }
  }, [now, list, toasts, sessions]);
  return null;
}
