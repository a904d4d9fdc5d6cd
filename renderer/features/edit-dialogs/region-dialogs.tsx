import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useProfileList } from '../../state/queries.js';
import { RegionField } from '../../ui/region-field.js';
import { EditDialog } from '../../ui/edit-dialog.js';

const { editDialogs: words } = catalogue;

/** One Region for one or several profiles. */
export function RegionDialog({ profiles }: { readonly profiles: readonly ListedProfile[] }) {
  const [text, setText] = useState(() => commonRegion(profiles));
  const region = text.trim() === '' ? null : text.trim();
  const edit = { kind: 'region', ids: profiles.map(({ id }) => id), region } as const;
  return (
    <EditDialog
      title={words.region.title(profiles.map(({ name }) => name))}
      help={words.region.help}
      question={edit}
      command={edit}
      confirm={words.region.confirm}
      done={words.region.done(profiles.length, region)}
    >
      <RegionField label={words.region.label} value={text} onChange={setText} autoFocus />
    </EditDialog>
  );
}

/** The Region of `[default]` on its own. */
export function DefaultRegionDialog() {
  const standing = useProfileList().data?.profiles.find(({ id }) => id === 'shared:default');
  const [text, setText] = useState(standing?.region ?? '');
  const region = text.trim() === '' ? null : text.trim();
  const edit = { kind: 'default-region', region } as const;
  return (
    <EditDialog
      title={words.region.defaultTitle}
      help={words.region.defaultHelp}
      question={edit}
      command={edit}
      confirm={words.region.confirm}
      done={words.region.defaultDone(region)}
    >
      <RegionField label={words.region.label} value={text} onChange={setText} autoFocus />
    </EditDialog>
  );
}

/** The Region that all of them have; empty where they differ. */
function commonRegion(profiles: readonly ListedProfile[]): string {
  const regions = new Set(profiles.map(({ region }) => region));
  return regions.size === 1 ? ([...regions][0] ?? '') : '';
}
