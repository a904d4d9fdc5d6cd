import { useActions } from '../../state/actions.js';
import { useNavigate } from '../../state/navigation.js';
import { useAsk } from '../../state/question.js';
import { useStoreActions } from '../../state/store.js';
import type { PaletteCommand } from './palette-items.js';

/** Does what a chosen item says. */
export function useRunCommand(): (command: PaletteCommand) => void {
  const actions = useActions();
  const navigate = useNavigate();
  const ask = useAsk();
  const store = useStoreActions();
  return (command) => {
    switch (command.kind) {
      case 'open':
        return navigate({ kind: 'open', id: command.profile.id });
      case 'make-active':
        return void actions.makeActive(command.profile);
      case 'view':
        return navigate({ kind: 'view', view: command.view });
      case 'resolve':
        ask({ kind: 'ask', profile: command.profile });
        return navigate({ kind: 'view', view: 'resolution' });
      case 'learn':
        return navigate({ kind: 'dialog', dialog: { kind: 'learn', page: command.page } });
      case 'theme':
        return actions.changeSettings({ kind: 'theme', theme: command.theme });
      case 'undo':
        return void actions.undo(null);
      case 'restore':
        return void actions.restoreDefault();
      case 'shortcuts':
        return navigate({ kind: 'dialog', dialog: { kind: 'shortcuts' } });
      case 'add-profile':
        return navigate({ kind: 'edit', request: { mode: 'add', kind: null, pastes: false } });
      case 'paste':
        return navigate({ kind: 'edit', request: { mode: 'add', kind: null, pastes: true } });
      case 'edit':
        return navigate({ kind: 'edit', request: { mode: 'edit', id: command.profile.id, field: null } });
      case 'import':
        return void actions.openImport();
      case 'lock-store':
        return void store.lock();
      case 'default-region':
        return navigate({ kind: 'dialog', dialog: { kind: 'default-region' } });
      case 'add-file':
        return void actions.addLocation();
    }
  };
}
