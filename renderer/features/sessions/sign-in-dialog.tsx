import { LogIn } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList } from '../../state/queries.js';
import { useSessionActions } from '../../state/sessions.js';
import { Button } from '../../ui/button.js';
import { CopyLine } from '../../ui/copy-line.js';
import { Dialog } from '../../ui/dialog.js';
import { Text } from '../../ui/text.js';

const { signIn: words, shell } = catalogue;

interface SignInDialogProps {
  readonly profile: string;
  /** The command line that signs in, as main says it. */
  readonly command: string;
}

/** Says how to sign in, and goes on once that is done. */
export function SignInDialog({ profile, command }: SignInDialogProps) {
  const navigate = useNavigate();
  const sessions = useSessionActions();
  const kind = useProfileList().data?.profiles.find(({ name }) => name === profile)?.kind ?? 'sso';
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  return (
    <Dialog
      title={words.title(profile)}
      mark={<LogIn size={18} aria-hidden="true" />}
      onClose={close}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button
            look="primary"
            onPress={() => {
              close();
              void sessions.start([profile]);
            }}
          >
            {words.tryAgain}
          </Button>
        </>
      }
    >
      <p>
        <Text parts={kind === 'login' ? words.whyLogin(profile) : words.whySso(profile)} />
      </p>
      <CopyLine text={command} />
      <p className="session-help">{words.how}</p>
    </Dialog>
  );
}
