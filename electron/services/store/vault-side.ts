/** The side of the store that other services see: the profiles in it. */
import type { Result } from '../../../shared/models/failure.js';
import { shownPath } from '../../core/paths.js';
import type { Contents, OpenedStore } from '../../core/store/contents.js';
import { failureOf, summaryOf } from '../../core/store/standing.js';
import { fileChanged } from '../changes/failures.js';
import { changeContents, exclusively, failed, type StoreContext } from './changing.js';
import type { StoreParts } from './store-parts.js';
import type { Vault } from './vault.js';

const idLength = 20;
const idDigits = '0123456789abcdefghijklmnopqrstuvwxyz';

export function createVaultSide(parts: StoreParts): Vault {
  const { context, inTurn, changed } = parts;
  const { reading, ports, disk } = context;
  const shown = shownPath(disk.path, ports.places.home);
  return {
    summary: () => inTurn(async () => summaryOf(await reading.look())),
    names: () =>
      inTurn(async () => (await fileAlone(context))?.entries.map(({ id, name }) => ({ id, name })) ?? []),
    profiles: () =>
      readOpened(parts, ({ contents }) =>
        contents.profiles.map((profile) => ({ ...profile, body: profile.body.slice() })),
      ),
    replace: (profiles, expected) =>
      changeAndTell(parts, ({ file, contents }) =>
        file.generation === expected
          ? { ok: true, value: { ...contents, profiles } }
          : failed(fileChanged(shown)),
      ),
    generation: () => inTurn(async () => (await fileAlone(context))?.generation ?? 0),
    setHandOut: (id, handOut) =>
      changeAndTell(parts, ({ contents }) => {
        if (!contents.profiles.some((profile) => profile.id === id)) {
          return failed({ code: 'profile-not-stored', facts: { name: id }, action: null });
        }
        const changedAt = ports.clock.now();
        const profiles = contents.profiles.map((profile) =>
          profile.id === id ? { ...profile, handOut, changedAt } : profile,
        );
        return { ok: true, value: { ...contents, profiles } };
      }),
    newId: () => newId(context),
    publicKey: () => inTurn(async () => (await fileAlone(context))?.publicKey ?? null),
    privateKey: () => readOpened(parts, ({ contents }) => contents.privateKey.slice()),
    onChanged: changed.add,
  };
}

/** What is in the clear, or was checked before; null where there is none or it cannot be read. */
async function fileAlone({ reading }: StoreContext): Promise<OpenedStore['file'] | null> {
  const read = await reading.read();
  return read?.kind === 'store' ? read.file : null;
}

/** @param pick what leaves must be copies: what is in memory is wiped when the store is locked */
function readOpened<Value>(
  { context, inTurn }: StoreParts,
  pick: (opened: OpenedStore) => Value,
): Promise<Result<Value>> {
  return inTurn(async () => {
    const standing = await context.reading.look();
    const failure = failureOf(standing);
    if (standing.kind === 'open') return { ok: true, value: pick(standing.opened) };
    return failed(failure ?? { code: 'store-missing', facts: {}, action: null });
  });
}

async function changeAndTell(
  { context, inTurn, changed }: StoreParts,
  plan: (opened: OpenedStore) => Result<Contents>,
): Promise<Result<null>> {
  const made = await inTurn(() => exclusively(context, (isHeld) => changeContents(context, isHeld, plan)));
  if (made.ok) changed.tell();
  return made;
}

/** About 103 random bits. */
function newId({ ports }: StoreContext): string {
  const whole = Math.floor(256 / idDigits.length) * idDigits.length;
  let id = '';
  while (id.length < idLength) {
    for (const byte of ports.sealing.randomBytes(idLength)) {
      // The rest would make some digits more likely than others.
      if (byte < whole && id.length < idLength) id += idDigits.charAt(byte % idDigits.length);
    }
  }
  return id;
}
