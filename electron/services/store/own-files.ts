/** What a person writes of the store to a file, and reads from one: the recovery kit and backups. */
import type { ConsentRequest } from '../../../shared/models/consent.js';
import type { Result } from '../../../shared/models/failure.js';
import { shownPath } from '../../core/paths.js';
import type { Secret } from '../../core/secret.js';
import { failureOf } from '../../core/store/standing.js';
import type { StoreService } from '../api.js';
import { askFor, exclusively, failed, type StoreContext } from './changing.js';
import { putMfaSecrets } from './backed-up-mfa.js';
import { unfitPassphrase } from './keys.js';
import { orFailure, type StoreParts, tellDone } from './store-parts.js';
import { writeRecoveryKit } from './recovery-kit.js';
import { openedBackup, readBackup, restoreContents, writeBackup } from './written-files.js';

const purposes = { 'save-recovery-kit': 'recovery-kit', 'back-up-store': 'backup' } as const;
const chosenNone: Result<null> = { ok: true, value: null };

export function createOwnFiles(
  parts: StoreParts,
): Pick<StoreService, 'saveRecoveryKit' | 'backup' | 'restore'> {
  const { context } = parts;
  return {
    async saveRecoveryKit(given) {
      const path = await whereTo(parts, given, 'keyway-recovery-kit.txt', 'save-recovery-kit');
      if (!path.ok || path.value === null) return path;
      const target = path.value;
      const made = await parts.inTurn(() =>
        exclusively(context, (isHeld) => writeRecoveryKit(context, isHeld, target)),
      );
      parts.changed.tell();
      return made.ok ? { ok: true, value: target } : made;
    },
    async backup(given, passphrase) {
      const unfit = unfitPassphrase(passphrase);
      if (unfit !== null) return failed(unfit);
      const path = await whereTo(parts, given, 'keyway-backup.json', 'back-up-store');
      if (!path.ok || path.value === null) return path;
      const target = path.value;
      const made = await parts.inTurn(() =>
        orFailure(context, () => writeBackup(context, target, passphrase)),
      );
      if (!made.ok) return made;
      await tellDone(parts, 'store-backed-up');
      return { ok: true, value: target };
    },
    restore: (given, passphrase) => restore(parts, given, passphrase),
  };
}

async function restore(
  parts: StoreParts,
  given: string | null,
  passphrase: Secret,
): Promise<Result<string | null>> {
  const { context, inTurn } = parts;
  const path = given ?? (await context.ports.consent.chooseFileToOpen('backup'));
  if (path === null) return chosenNone;
  const backup = await readBackup(context, path);
  if (!backup.ok) return backup;
  const contents = await openedBackup(context, path, backup.value, passphrase);
  if (!contents.ok) return contents;
  const entries = contents.value.profiles.length;
  const refused = await askFor(context, { kind: 'restore-store', path: shown(context, path), entries });
  if (refused !== null) return failed(refused);
  const { mfaSecrets, ...held } = contents.value;
  const made = await inTurn(() =>
    exclusively(context, (isHeld) => restoreContents(context, isHeld, held, passphrase)),
  );
  if (!made.ok) return made;
  const beside = await inTurn(() => orFailure(context, () => putMfaSecrets(context, mfaSecrets)));
  await tellDone(parts, 'store-restored');
  return beside.ok ? { ok: true, value: path } : beside;
}

/** Where the file is to be; null where the person chose none. Fails at once where the store could not be read anyway. */
async function whereTo(
  { context, inTurn }: StoreParts,
  given: string | null,
  suggestedName: string,
  kind: Extract<ConsentRequest['kind'], 'save-recovery-kit' | 'back-up-store'>,
): Promise<Result<string | null>> {
  const failure = failureOf(await inTurn(() => context.reading.look()));
  if (failure !== null) return failed(failure);
  const path = given ?? (await context.ports.consent.chooseFileToWrite(purposes[kind], suggestedName));
  if (path === null) return chosenNone;
  const refused = await askFor(context, { kind, path: shown(context, path) });
  return refused === null ? { ok: true, value: path } : failed(refused);
}

function shown({ ports }: StoreContext, path: string): string {
  return shownPath(path, ports.places.home);
}
