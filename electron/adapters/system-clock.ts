/** The Clock port over this machine's time. */
import type { Clock } from '../services/ports.js';

/** A timer does not run on while the machine sleeps: look at the time again this often. */
const longestWait = 30_000;

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    at(time, call) {
      let timer: NodeJS.Timeout;
      function wait(): void {
        const left = time - Date.now();
        timer = setTimeout(left <= longestWait ? finish : wait, Math.min(Math.max(left, 0), longestWait));
        // Waiting for a time must not keep a command from ending.
        timer.unref();
      }
      function finish(): void {
        if (Date.now() >= time) call();
        else wait();
      }
      wait();
      return () => clearTimeout(timer);
    },
  };
}
