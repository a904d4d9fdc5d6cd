import { useActions } from '../../state/actions.js';
import { useKeyActions } from '../../state/keys.js';
import { useNavigate } from '../../state/navigation.js';
import { useAsk } from '../../state/question.js';
import { useSessionActions } from '../../state/sessions.js';
import { useStoreActions } from '../../state/store.js';
import type { PaletteCommand, SessionCommandKind } from './palette-items.js';

/** Does what a chosen item says. */
export function useRunCommand(): (command: PaletteCommand) => void {
  const actions = useActions();
  const navigate = useNavigate();
  const ask = useAsk();
  const store = useStoreActions();
  const runSession = useRunSession();
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
      default:
        return runSession(command);
    }
  };
}

/** What is done with sessions and with keys. */
type SessionCommand = Extract<
  PaletteCommand,
  {
    readonly kind:
      | SessionCommandKind
      | 'ask-keys'
      | 'rotate-key'
      | 'start-sessions'
      | 'keep-mfa-secret'
      | 'renew-sessions';
  }
>;

function useRunSession(): (command: SessionCommand) => void {
  const navigate = useNavigate();
  const sessions = useSessionActions();
  const keys = useKeyActions();
  return (command) => {
    switch (command.kind) {
      case 'ask-keys':
        navigate({ kind: 'view', view: 'keys' });
        return void keys.learn(null);
      case 'rotate-key': {
        const dialog = { kind: 'rotate', profile: command.name, key: null, rotation: null } as const;
        return navigate({ kind: 'dialog', dialog });
      }
      case 'start-sessions':
        return navigate({ kind: 'dialog', dialog: { kind: 'start-sessions' } });
      case 'keep-mfa-secret':
        return navigate({ kind: 'dialog', dialog: { kind: 'keep-mfa-secret', device: null, back: null } });
      case 'renew-sessions':
        return void sessions.renew(command.names);
      case 'start-session':
        return void sessions.start([command.name]);
      case 'renew-session':
        return void sessions.renew([command.name]);
      case 'stop-session':
        return void sessions.stop(command.name);
      case 'open-console':
        return navigate({ kind: 'dialog', dialog: { kind: 'console', profile: command.name } });
      case 'whoami':
        return void sessions.run({ kind: 'identity', profile: command.name });
    }
  };
}
