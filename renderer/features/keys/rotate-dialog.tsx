import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { useRotationList } from '../../state/key-queries.js';
import { useNavigate } from '../../state/navigation.js';
import { useRotationWork, useShowsRotation } from '../../state/rotations.js';
import { useStoreDetail } from '../../state/store.js';
import { Dialog } from '../../ui/dialog.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { useLockedStore } from '../../state/unlocking.js';
import { BeforeRotation } from './rotation-before.js';
import { UnderRotation } from './rotation-under.js';
import './rotation.css';

const { rotating: words } = catalogue;

interface RotateDialogProps {
  readonly profile: string;
  /** Handle of the key that is meant; null: whichever the profile has. */
  readonly handle: string | null;
  /** Id of the rotation to show; null: the one of the profile that is under way, or a new one. */
  readonly rotation: string | null;
}

/** A rotation from before it begins to its end, stage by stage. It goes on whether this is open or not. */
export function RotateDialog({ profile, handle, rotation }: RotateDialogProps) {
  const navigate = useNavigate();
  const list = useRotationList();
  const summary = useStoreDetail().data?.summary;
  const work = useRotationWork(profile);
  useShowsRotation(profile);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  const row = useShownRow(profile, rotation, list.data?.rotations ?? []);
  const locked = useLockedStore(list);
  if (list.data === undefined) {
    return (
      <Dialog title={words.title(profile)} wide onClose={close}>
        {locked !== null && summary !== undefined ? (
          <UnlockPanel summary={locked} profile={profile} autoFocus />
        ) : (
          <div className="skeleton rotation-skeleton" role="status" aria-label={catalogue.shell.loading} />
        )}
      </Dialog>
    );
  }
  return row === null ? (
    <BeforeRotation profile={profile} handle={handle} work={work} onClose={close} />
  ) : (
    <UnderRotation profile={profile} row={row} work={work} onClose={close} />
  );
}

/** The one that was asked for, or that is under way; once one was shown, that one to its end. */
function useShownRow(
  profile: string,
  asked: string | null,
  rows: readonly RotationRow[],
): RotationRow | null {
  const [shown, setShown] = useState(asked);
  const found =
    rows.find((row) => row.id === shown) ??
    rows.find((row) => row.profile === profile && row.ended === null) ??
    null;
  if (found !== null && found.id !== shown) setShown(found.id);
  return found;
}
