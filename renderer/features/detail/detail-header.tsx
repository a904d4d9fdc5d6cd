import { Ellipsis, Pencil, RotateCcw, Star, Terminal, Zap } from 'lucide-react';
import { MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileDetail } from '../../../shared/models/profile.js';
import { useActions } from '../../state/actions.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList, useSettings } from '../../state/queries.js';
import { Button, IconButton } from '../../ui/button.js';
import { ColourDot } from '../../ui/marks.js';
import { ProfileMenu } from '../../ui/profile-menu.js';
import { Text } from '../../ui/text.js';

const { actions: words, list, shell, profiles } = catalogue;

/** The name, what it is in a sentence, and what can be done with it. */
export function DetailHeader({ detail }: { readonly detail: ProfileDetail }) {
  const { profile, chain } = detail;
  const settings = useSettings().data;
  const colour = settings?.colours[profile.id] ?? null;
  return (
    <header className="detail-head">
      <div className="detail-title-row">
        <div className="detail-title">
          {colour !== null && <ColourDot colour={colour} />}
          <h2 className="text-selectable">{profile.name}</h2>
          {profile.active && <span className="badge badge-accent">{list.active}</span>}
          <Favourite profile={profile} chosen={settings?.favourites.includes(profile.id) ?? false} />
        </div>
        <HeaderActions profile={profile} />
      </div>
      <p className="detail-sentence text-selectable">
        <Text parts={profiles.profileSentence(profile, chain)} />
        {profile.location !== null && ` ${list.inFile(profile.location)}`}
      </p>
    </header>
  );
}

type Given = Pick<ProfileDetail, 'profile'>;

function HeaderActions({ profile }: Given) {
  const actions = useActions();
  const navigate = useNavigate();
  const canRestore = useProfileList().data?.active.canRestore ?? false;
  return (
    <div className="detail-actions">
      {!profile.active && (
        <Button look="primary" onPress={() => void actions.makeActive(profile)}>
          <Zap size={14} aria-hidden="true" />
          {words.makeActive}
        </Button>
      )}
      {profile.active && canRestore && (
        <Button onPress={() => void actions.restoreDefault()}>
          <RotateCcw size={14} aria-hidden="true" />
          {words.restore}
        </Button>
      )}
      <Button
        onPress={() => navigate({ kind: 'edit', request: { mode: 'edit', id: profile.id, field: null } })}
      >
        <Pencil size={14} aria-hidden="true" />
        {words.edit}
      </Button>
      <Button onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'commands', profile } })}>
        <Terminal size={14} aria-hidden="true" />
        {words.useInTerminal}
      </Button>
      <MenuTrigger>
        <IconButton label={shell.more} look="plain">
          <Ellipsis size={16} />
        </IconButton>
        <Popover className="menu-popover" placement="bottom end">
          <ProfileMenu profile={profile} />
        </Popover>
      </MenuTrigger>
    </div>
  );
}

function Favourite({ profile, chosen }: Given & { readonly chosen: boolean }) {
  const actions = useActions();
  return (
    <ToggleButton
      className="button button-quiet button-small button-icon favourite"
      aria-label={words.favourite}
      isSelected={chosen}
      onChange={(favourite) => actions.setFavourite(profile, favourite)}
    >
      <Star size={15} fill={chosen ? 'currentColor' : 'none'} />
    </ToggleButton>
  );
}
