import { CommandsDialog } from '../features/commands/commands-dialog.js';
import { ShortcutsDialog } from '../features/help/shortcuts-dialog.js';
import { LearnDialog } from '../features/learn/learn-dialog.js';
import { MakeActiveDialog } from '../features/make-active/make-active-dialog.js';
import { Palette } from '../features/palette/palette.js';
import { useNavigation } from '../state/navigation.js';
import { useFocusReturn } from './focus-return.js';

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
    case 'make-active':
      return <MakeActiveDialog request={dialog} />;
  }
}
