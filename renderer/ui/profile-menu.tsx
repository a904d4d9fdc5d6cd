import {
  CircleOff,
  Clock,
  Copy,
  CopyPlus,
  Eye,
  FolderOutput,
  Globe,
  KeyRound,
  LockKeyhole,
  PanelRightOpen,
  Palette,
  Pencil,
  Plug,
  RefreshCw,
  RotateCcw,
  Star,
  StarOff,
  Terminal,
  TextCursorInput,
  Trash2,
  UserRoundPlus,
  Zap,
} from 'lucide-react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { profileColours, storeLocation } from '../../shared/vocabulary.js';
import { useActions } from '../state/actions.js';
import { useCopy } from '../state/copy.js';
import { useSurroundings } from '../state/edits.js';
import { useKeyList } from '../state/key-queries.js';
import { isPlaceOf } from '../state/key-rows.js';
import { type OpenDialog, useNavigate } from '../state/navigation.js';
import { useProfileList, useSettings } from '../state/queries.js';
import { useStoreActions } from '../state/store.js';
import { canMoveIn } from '../state/store-rows.js';
import { profileOption } from '../state/command-lines.js';
import { ColourDot } from './marks.js';
import { MenuRow } from './menu-row.js';
import { ProfileSessionItems } from './profile-session-items.js';

const {
  actions: words,
  editActions: editWords,
  colours,
  format,
  keysView,
  storeMarks,
  storeView,
} = catalogue;
const hour = 3_600_000;

/** Every action of a profile. Goes into a popover of a menu. */
export function ProfileMenu({ profile }: { readonly profile: ListedProfile }) {
  const actions = useActions();
  const copy = useCopy();
  const navigate = useNavigate();
  const favourite = useSettings().data?.favourites.includes(profile.id) ?? false;
  const canRestore = useProfileList().data?.active.canRestore ?? false;
  const offersRestore = canRestore && (profile.active || profile.copyOf !== null);
  return (
    <Menu className="menu" aria-label={words.menu(profile.name)}>
      {!profile.active && (
        <>
          <MenuRow icon={<Zap size={14} />} run={() => void actions.makeActive(profile)}>
            {words.makeActive}
          </MenuRow>
          <MenuRow icon={<Clock size={14} />} run={() => void actions.makeActive(profile, hour)}>
            {words.makeActiveFor(format.duration(hour))}
          </MenuRow>
          <MenuRow icon={<Eye size={14} />} run={() => actions.preview(profile)}>
            {words.preview}
          </MenuRow>
        </>
      )}
      {offersRestore && (
        <MenuRow icon={<RotateCcw size={14} />} run={() => void actions.restoreDefault()}>
          {words.restore}
        </MenuRow>
      )}
      <MenuRow icon={<PanelRightOpen size={14} />} run={() => navigate({ kind: 'open', id: profile.id })}>
        {words.open}
      </MenuRow>
      <Separator className="menu-separator" />
      <ProfileSessionItems profile={profile} />
      <MenuRow
        icon={favourite ? <StarOff size={14} /> : <Star size={14} />}
        run={() => actions.setFavourite(profile, !favourite)}
      >
        {favourite ? words.unfavourite : words.favourite}
      </MenuRow>
      <ColourMenu profile={profile} />
      <Separator className="menu-separator" />
      <MenuRow icon={<Copy size={14} />} run={() => copy(profile.name)}>
        {words.copyName}
      </MenuRow>
      <MenuRow icon={<Copy size={14} />} run={() => copy(profileOption(profile.name))}>
        {words.copyOption}
      </MenuRow>
      <MenuRow
        icon={<Terminal size={14} />}
        run={() => navigate({ kind: 'dialog', dialog: { kind: 'commands', profile } })}
      >
        {words.showCommands}
      </MenuRow>
      <Separator className="menu-separator" />
      <EditItems profile={profile} />
      <StoreItems profile={profile} />
    </Menu>
  );
}

function EditItems({ profile }: { readonly profile: ListedProfile }) {
  const navigate = useNavigate();
  const actions = useActions();
  const hasClipboard = useSurroundings().data?.hasClipboard ?? false;
  const open = (dialog: OpenDialog): void => navigate({ kind: 'dialog', dialog });
  const hasKey = profile.accessKeyId !== null;
  return (
    <>
      <MenuRow
        icon={<Pencil size={14} />}
        run={() => navigate({ kind: 'edit', request: { mode: 'edit', id: profile.id, field: null } })}
      >
        {editWords.edit}
      </MenuRow>
      {hasKey && <RotateItem profile={profile} />}
      {hasKey && (
        <MenuRow icon={<KeyRound size={14} />} run={() => open({ kind: 'replace-key', profile })}>
          {editWords.replaceKey}
        </MenuRow>
      )}
      {hasKey && hasClipboard && (
        <MenuRow icon={<Copy size={14} />} run={() => void actions.copySetting(profile, 'aws_access_key_id')}>
          {editWords.copyKeyId}
        </MenuRow>
      )}
      {/* Where main reaches no clipboard, its answer says where secrets can be copied. */}
      {hasKey && (
        <MenuRow
          icon={<Copy size={14} />}
          run={() => void actions.copySetting(profile, 'aws_secret_access_key')}
        >
          {editWords.copySecret}
        </MenuRow>
      )}
      <MenuRow icon={<TextCursorInput size={14} />} run={() => open({ kind: 'rename', profile })}>
        {editWords.rename}
      </MenuRow>
      <MenuRow icon={<CopyPlus size={14} />} run={() => open({ kind: 'clone', profile })}>
        {editWords.clone}
      </MenuRow>
      <MenuRow icon={<Globe size={14} />} run={() => open({ kind: 'region', profiles: [profile] })}>
        {editWords.region}
      </MenuRow>
      <MenuRow icon={<UserRoundPlus size={14} />} run={() => open({ kind: 'other-user', profile })}>
        {editWords.otherUser}
      </MenuRow>
      <MenuRow icon={<Trash2 size={14} />} run={() => open({ kind: 'remove', profiles: [profile] })}>
        {editWords.remove}
      </MenuRow>
    </>
  );
}

/** Where it can be rotated: long-term keys of what Keyway finds by its name. */
function RotateItem({ profile }: { readonly profile: ListedProfile }) {
  const navigate = useNavigate();
  const { name, location, accessKeyId } = profile;
  const rows = useKeyList().data?.keys ?? [];
  const own = rows.filter(({ places }) => places.some((place) => isPlaceOf(place, profile)));
  // The store's before that of the shared files, where both have the name: the one that the name leads to.
  const row = own.find(({ rotatedBy }) => rotatedBy !== null) ?? own[0];
  if (location !== null && location !== storeLocation) return null;
  if (accessKeyId === null || row?.isTemporary === true) return null;
  const rotation = row?.rotation ?? null;
  return (
    <MenuRow
      icon={<RefreshCw size={14} />}
      run={() =>
        navigate({
          kind: 'dialog',
          dialog: { kind: 'rotate', profile: name, key: row?.id ?? null, rotation },
        })
      }
    >
      {rotation === null ? keysView.rotateKey : keysView.goOn}
    </MenuRow>
  );
}

/** From one store to the other. */
function StoreItems({ profile }: { readonly profile: ListedProfile }) {
  const navigate = useNavigate();
  const store = useStoreActions();
  const { name, stored } = profile;
  if (canMoveIn(profile)) {
    return (
      <>
        <Separator className="menu-separator" />
        <MenuRow
          icon={<LockKeyhole size={14} />}
          run={() => navigate({ kind: 'dialog', dialog: { kind: 'move-in', profiles: [name] } })}
        >
          {storeMarks.moveIn}
        </MenuRow>
      </>
    );
  }
  if (stored === null) return null;
  return (
    <>
      <Separator className="menu-separator" />
      {!stored.connected && (
        <MenuRow icon={<Plug size={14} />} run={() => void store.connect(name)}>
          {storeView.connect}
        </MenuRow>
      )}
      <MenuRow icon={<FolderOutput size={14} />} run={() => void store.moveOut(name)}>
        {storeView.moveOut}
      </MenuRow>
    </>
  );
}

function ColourMenu({ profile }: { readonly profile: ListedProfile }) {
  const actions = useActions();
  const chosen = useSettings().data?.colours[profile.id] ?? null;
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item" textValue={words.colour}>
        <Palette size={14} aria-hidden="true" />
        <span className="menu-item-text">{words.colour}</span>
        <span className="menu-item-note" aria-hidden="true">
          ›
        </span>
      </MenuItem>
      <Popover className="menu-popover" offset={-2} crossOffset={-4}>
        <Menu className="menu" aria-label={words.colour}>
          {profileColours.map((colour) => (
            <MenuRow
              key={colour}
              icon={<ColourDot colour={colour} />}
              chosen={colour === chosen}
              run={() => actions.setColour(profile, colour)}
            >
              {colours[colour]}
            </MenuRow>
          ))}
          <MenuRow
            icon={<CircleOff size={14} />}
            chosen={chosen === null}
            run={() => actions.setColour(profile, null)}
          >
            {words.noColour}
          </MenuRow>
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
