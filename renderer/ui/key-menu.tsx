import {
  CircleOff,
  CirclePlay,
  CloudDownload,
  Copy,
  PanelRightOpen,
  RefreshCw,
  Trash2,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, Separator } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import type { KeyAction, KeyRow } from '../../shared/models/key.js';
import { useActions } from '../state/actions.js';
import { useSurroundings } from '../state/edits.js';
import { actionsOf, profileOfPlace } from '../state/key-rows.js';
import { useKeyActions } from '../state/keys.js';
import { useNavigate } from '../state/navigation.js';
import { useProfileList } from '../state/queries.js';
import { MenuRow } from './menu-row.js';

const { keysView: words, keyActionWords } = catalogue;

const icons = {
  deactivate: <CircleOff size={14} />,
  activate: <CirclePlay size={14} />,
  delete: <Trash2 size={14} />,
} as const satisfies Record<KeyAction, ReactNode>;

interface KeyMenuProps {
  readonly row: KeyRow;
  /** Where its detail is shown already, it is not offered. */
  readonly offersDetail: boolean;
}

/** Everything that can be done with a key. Goes into a popover of a menu. */
export function KeyMenu({ row, offersDetail }: KeyMenuProps) {
  const navigate = useNavigate();
  const keys = useKeyActions();
  const { keyId, id, rotation, rotatedBy: profile } = row;
  return (
    <Menu className="menu" aria-label={words.menuOf(keyId)}>
      {offersDetail && (
        <MenuRow icon={<PanelRightOpen size={14} />} run={() => navigate({ kind: 'key', id })}>
          {words.openDetail}
        </MenuRow>
      )}
      <MenuRow icon={<CloudDownload size={14} />} run={() => void keys.learn([id])}>
        {words.ask}
      </MenuRow>
      {profile !== null && (
        <MenuRow
          icon={<RefreshCw size={14} />}
          run={() => navigate({ kind: 'dialog', dialog: { kind: 'rotate', profile, key: id, rotation } })}
        >
          {rotation === null ? words.rotate : words.goOn}
        </MenuRow>
      )}
      <PlaceItems row={row} />
      <ActionItems row={row} />
    </Menu>
  );
}

/** Profiles of many places are in the detail. */
const mostPlaces = 3;

function PlaceItems({ row }: Pick<KeyMenuProps, 'row'>) {
  const navigate = useNavigate();
  const actions = useActions();
  const hasClipboard = useSurroundings().data?.hasClipboard ?? false;
  const profiles = useProfileList().data?.profiles ?? [];
  const found = row.places.flatMap((place) => profileOfPlace(place, profiles) ?? []);
  const [first] = found;
  const each = [...new Map(found.map((profile) => [profile.id, profile])).values()].slice(0, mostPlaces);
  return (
    <>
      {each.map((profile) => (
        <MenuRow
          key={profile.id}
          icon={<UserRound size={14} />}
          run={() => navigate({ kind: 'open', id: profile.id })}
        >
          {words.openProfile(profile.name)}
        </MenuRow>
      ))}
      {first !== undefined && hasClipboard && (
        <MenuRow icon={<Copy size={14} />} run={() => void actions.copySetting(first, 'aws_access_key_id')}>
          {words.copyId}
        </MenuRow>
      )}
    </>
  );
}

function ActionItems({ row }: Pick<KeyMenuProps, 'row'>) {
  const navigate = useNavigate();
  const offered = actionsOf(row);
  if (offered.length === 0) return null;
  return (
    <>
      <Separator className="menu-separator" />
      {offered.map((action) => (
        <MenuRow
          key={action}
          icon={icons[action]}
          run={() => navigate({ kind: 'dialog', dialog: { kind: 'key-action', row, action } })}
        >
          {keyActionWords.menu(action)}
        </MenuRow>
      ))}
    </>
  );
}
