/** Runs steps at once where one alone would leave a core idle. */

/** @typedef {import('./suites.mjs').Step} Step */

/**
 * Starts steps in their order, and gives what each came to, in that order.
 *
 * They keep one core more busy than there are, since each of them also waits. What later steps need is waited for; and
 * two Electrons at once make small machines time out.
 * @template Result
 * @param {readonly Step[]} steps
 * @param {number} cores of this machine
 * @param {(step: Step) => Promise<Result>} run
 * @returns {Promise<readonly Result[]>}
 */
export async function runAtOnce(steps, cores, run) {
  const running = new Map();
  const results = [];
  for (const step of steps) {
    while (mustWait(step, [...running.keys()], cores)) await Promise.race(running.values());
    const result = run(step).finally(() => running.delete(step));
    running.set(step, result);
    results.push(result);
  }
  return Promise.all(results);
}

function mustWait(step, running, cores) {
  if (running.length === 0) return false;
  if (step.isAlone || running.some((other) => other.isNeededLater)) return true;
  if (needsElectron(step) && running.some(needsElectron)) return true;
  const widthOf = ({ isWide }) => (isWide ? cores : 1);
  const busy = running.reduce((sum, other) => sum + widthOf(other), 0);
  return busy + widthOf(step) > cores + 1;
}

function needsElectron({ needs }) {
  return needs.includes('electron');
}
