import { KeyActionDialog } from '../features/keys/key-action-dialog.js';
import { KeysMfaDialog } from '../features/keys/keys-mfa-dialog.js';
import { RotateDialog } from '../features/keys/rotate-dialog.js';
import { RotateSeveralDialog } from '../features/keys/rotate-several-dialog.js';
import type { KeyDialog } from '../state/key-dialogs.js';

/** The dialog about access keys that is open. */
export function KeyDialogs({ dialog }: { readonly dialog: KeyDialog }) {
  switch (dialog.kind) {
    case 'keys-mfa':
      return <KeysMfaDialog questions={dialog.questions} />;
    case 'key-action':
      return <KeyActionDialog row={dialog.row} action={dialog.action} />;
    case 'rotate':
      return (
        <RotateDialog
          key={dialog.profile}
          profile={dialog.profile}
          handle={dialog.key}
          rotation={dialog.rotation}
        />
      );
    case 'rotate-several':
      return <RotateSeveralDialog keys={dialog.keys} />;
  }
}
