import { catalogue } from '../../../shared/catalogue/index.js';
import { type NavigationStep, useNavigate, useReleaseGuard } from '../../state/navigation.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';

const { editor: words } = catalogue;

/** Before something typed is lost. */
export function LeaveDialog({ step }: { readonly step: NavigationStep }) {
  const navigate = useNavigate();
  const release = useReleaseGuard();
  const stay = (): void => navigate({ kind: 'dialog', dialog: null });
  return (
    <Dialog
      title={words.leaveTitle}
      role="alertdialog"
      onClose={stay}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button
            onPress={() => {
              release();
              navigate({ kind: 'dialog', dialog: null });
              navigate(step);
            }}
          >
            {words.leave}
          </Button>
          <Button look="primary" autoFocus onPress={stay}>
            {words.stay}
          </Button>
        </>
      }
    >
      <p>{words.leaveHelp}</p>
    </Dialog>
  );
}
