import { CommandsDialog } from '../features/commands/commands-dialog.js';
import { ReplaceKeyDialog } from '../features/edit-dialogs/key-dialog.js';
import { CloneDialog, RenameDialog, RenameGroupDialog } from '../features/edit-dialogs/name-dialogs.js';
import { OtherUserDialog } from '../features/edit-dialogs/other-user-dialog.js';
import { DefaultRegionDialog, RegionDialog } from '../features/edit-dialogs/region-dialogs.js';
import { RemoveDialog } from '../features/edit-dialogs/remove-dialog.js';
import { ToSessionDialog } from '../features/edit-dialogs/session-dialog.js';
import { LeaveDialog } from '../features/editor/leave-dialog.js';
import { FixDialog } from '../features/findings/fix-dialog.js';
import { ShortcutsDialog } from '../features/help/shortcuts-dialog.js';
import { ImportDialog } from '../features/import/import-dialog.js';
import { LearnDialog } from '../features/learn/learn-dialog.js';
import { MakeActiveDialog } from '../features/make-active/make-active-dialog.js';
import { Palette } from '../features/palette/palette.js';
import { ConsoleDialog } from '../features/sessions/console-dialog.js';
import { ExpectAccountDialog } from '../features/sessions/expect-account-dialog.js';
import { KeepSecretDialog } from '../features/sessions/keep-secret-dialog.js';
import { SessionCommandsDialog } from '../features/sessions/session-commands-dialog.js';
import { SessionMfaDialog } from '../features/sessions/session-mfa-dialog.js';
import { SignInDialog } from '../features/sessions/sign-in-dialog.js';
import { StartDialog } from '../features/sessions/start-dialog.js';
import { BackupDialog, RestoreDialog } from '../features/store/backup-dialogs.js';
import { CreateDialog } from '../features/store/create-dialog.js';
import { KitDialog } from '../features/store/kit-dialog.js';
import { MoveDialog } from '../features/store/move-dialog.js';
import { RecoveryCodeDialog } from '../features/store/recovery-code-dialog.js';
import { RekeyDialog } from '../features/store/rekey-dialog.js';
import { SdkStoreDialog } from '../features/store/sdk-store-dialog.js';
import { UnlockDialog } from '../features/store/unlock-dialog.js';
import { useNavigation } from '../state/navigation.js';
import { useFocusReturn } from './focus-return.js';
import { KeyDialogs } from './key-dialogs.js';

/** The dialog that is open, if any. */
export function Dialogs() {
  const { dialog } = useNavigation();
  useFocusReturn(dialog !== null);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'learn':
      return <LearnDialog page={dialog.page} />;
    case 'commands':
      return <CommandsDialog profile={dialog.profile} />;
    case 'rename':
      return <RenameDialog profile={dialog.profile} />;
    case 'clone':
      return <CloneDialog profile={dialog.profile} />;
    case 'remove':
      return <RemoveDialog profiles={dialog.profiles} />;
    case 'rename-group':
      return <RenameGroupDialog profiles={dialog.profiles} />;
    case 'region':
      return <RegionDialog profiles={dialog.profiles} />;
    case 'default-region':
      return <DefaultRegionDialog />;
    case 'replace-key':
      return <ReplaceKeyDialog profile={dialog.profile} />;
    case 'to-sso-session':
      return <ToSessionDialog profile={dialog.profile} />;
    case 'import':
      return <ImportDialog reading={dialog.reading} />;
    case 'fix':
      return <FixDialog finding={dialog.finding} />;
    case 'leave':
      return <LeaveDialog step={dialog.step} />;
    case 'other-user':
      return <OtherUserDialog profile={dialog.profile} />;
    case 'store-create':
      return <CreateDialog moves={dialog.moves} />;
    case 'store-rekey':
      return <RekeyDialog />;
    case 'store-unlock':
      return <UnlockDialog />;
    case 'store-kit':
      return <KitDialog />;
    case 'store-backup':
      return <BackupDialog />;
    case 'store-restore':
      return <RestoreDialog />;
    case 'store-recovery-code':
      return <RecoveryCodeDialog />;
    case 'move-in':
      return <MoveDialog names={dialog.profiles} />;
    case 'sdk-store':
      return <SdkStoreDialog />;
    case 'mfa':
      return <SessionMfaDialog work={dialog.work} questions={dialog.questions} />;
    case 'start-sessions':
      return <StartDialog />;
    case 'sign-in':
      return <SignInDialog profile={dialog.profile} command={dialog.command} />;
    case 'console':
      return <ConsoleDialog profile={dialog.profile} />;
    case 'keep-mfa-secret':
      return <KeepSecretDialog request={dialog} />;
    case 'expect-account':
      return <ExpectAccountDialog profile={dialog.profile} accountId={dialog.accountId} />;
    case 'session-commands':
      return <SessionCommandsDialog profile={dialog.profile} />;
    case 'keys-mfa':
    case 'key-action':
    case 'rotate':
    case 'rotate-several':
      return <KeyDialogs dialog={dialog} />;
    case 'make-active':
      return <MakeActiveDialog request={dialog} />;
  }
}
