import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { Dialog } from '../../ui/dialog.js';
import { ShortcutTable } from '../../ui/shortcut-table.js';

/** Every shortcut, at hand. */
export function ShortcutsDialog() {
  const navigate = useNavigate();
  return (
    <Dialog title={catalogue.shortcuts.title} onClose={() => navigate({ kind: 'dialog', dialog: null })}>
      <ShortcutTable />
    </Dialog>
  );
}
