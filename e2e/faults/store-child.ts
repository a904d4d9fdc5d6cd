/**
 * A store in a process of its own, for tests that kill it.
 *
 * `step HOME WHAT N MOMENT`: does one thing and kills itself at file operation N of it, before it, in the middle or after
 * it. `loop HOME`: writes one round after the other, with a new key now and then, and says each on stdout once it is done.
 */
import type { StepHook } from '../../electron/adapters/testing/stepped-file-system.js';
import type { Store } from '../../electron/services/store/store.js';
import { storeKeys } from '../../shared/models/store.js';
import { createDiskStore, keyChoice, roundOf, roundProfiles, storePassphrase } from './store-home.js';
import { doStoreStep } from './store-steps.js';

const [mode = '', home = '', ...rest] = process.argv.slice(2);

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

async function dieAtStep(what: string, number: number, moment: string): Promise<void> {
  let from: number | null = null;
  const hook: StepHook = async (step, run) => {
    if (from === null || step.number - from !== number) return run();
    if (moment === 'middle') await step.half?.();
    // A file that is not there is a step too.
    if (moment === 'after') await run().catch(() => undefined);
    return die();
  };
  let last = 0;
  const counting: StepHook = (step, run) => {
    last = step.number;
    return hook(step, run);
  };
  const store = createDiskStore(home, counting);
  await store.unlock({ passphrase: storePassphrase, recoveryCode: null });
  from = last;
  await doStoreStep(home, store, what);
}

async function loop(store: Store): Promise<void> {
  await store.unlock({ passphrase: storePassphrase, recoveryCode: null });
  const present = await store.profiles();
  if (!present.ok) throw new Error(JSON.stringify(present.failure));
  process.stdout.write('ready\n');
  for (let round = (roundOf(present.value) ?? 0) + 1; ; round += 1) {
    const made =
      round % 4 === 0
        ? await store.rekey(keyChoice(storeKeys[(round / 4) % 3] ?? 'keychain'))
        : await store.replace(roundProfiles(round), await store.generation());
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    if (round % 4 !== 0) process.stdout.write(`${round}\n`);
  }
}

switch (mode) {
  case 'step':
    await dieAtStep(rest[0] ?? '', Number(rest[1]), rest[2] ?? '');
    break;
  case 'loop':
    await loop(createDiskStore(home));
    break;
  default:
    throw new Error(`unknown mode ${mode}`);
}
