import { X } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useChosen } from '../../state/list-view.js';
import { useNavigate } from '../../state/navigation.js';
import { Button, IconButton } from '../../ui/button.js';

const { chosen: words } = catalogue.editDialogs;

/** What can be done with several profiles at once; there while some are chosen. */
export function ChosenBar({ profiles }: { readonly profiles: readonly ListedProfile[] }) {
  const { ids, set } = useChosen();
  const navigate = useNavigate();
  const chosen = ids.size === 0 ? [] : profiles.filter(({ id }) => ids.has(id));
  if (chosen.length === 0) return null;
  const ask = (kind: 'remove' | 'rename-group' | 'region'): void =>
    navigate({ kind: 'dialog', dialog: { kind, profiles: chosen } });
  return (
    <div className="chosen-bar" role="group" aria-label={words.bar(chosen.length)}>
      <span className="chosen-bar-count" role="status">
        {words.bar(chosen.length)}
      </span>
      <Button small onPress={() => ask('region')}>
        {words.region}
      </Button>
      <Button small onPress={() => ask('rename-group')}>
        {words.rename}
      </Button>
      <Button small onPress={() => ask('remove')}>
        {words.remove}
      </Button>
      <IconButton label={words.clear} small onPress={() => set([])}>
        <X size={14} />
      </IconButton>
    </div>
  );
}
