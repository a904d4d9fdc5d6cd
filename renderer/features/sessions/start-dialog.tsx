import { Play, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { shownKind } from '../../../shared/kinds/shown-kind.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useNow } from '../../state/clock.js';
import { useNavigate } from '../../state/navigation.js';
import { findProfiles, toSearchable } from '../../state/profile-search.js';
import { useProfileList } from '../../state/queries.js';
import { givesSessions } from '../../state/session-kinds.js';
import { useSessionList } from '../../state/session-queries.js';
import { isRunning } from '../../state/session-time.js';
import { useSessionActions } from '../../state/sessions.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { KindIcon } from '../../ui/marks.js';
import { nothingTyped, optionsOf } from './start-options.js';
import { StartOptions } from './start-options-fields.js';

const { startSessions: words, profiles: profileWords, shell } = catalogue;
/** As many as one call takes; the rest is found by typing. */
const mostShown = 200;

/** Chooses profiles whose sessions are to start, all with one code where they share a device. */
export function StartDialog() {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState(nothingTyped);
  const navigate = useNavigate();
  const sessions = useSessionActions();
  const options = optionsOf(typed);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  const isReady = chosen.length > 0 && chosen.length <= mostShown && options !== null;

  function start(): void {
    if (!isReady) return;
    close();
    void sessions.start(chosen, options);
  }
  function choose(name: string, isChosen: boolean): void {
    setChosen(isChosen ? [...chosen, name] : chosen.filter((each) => each !== name));
  }

  return (
    <Dialog
      title={words.title}
      onClose={close}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={start}>
            <Play size={14} aria-hidden="true" />
            {words.confirm(chosen.length)}
          </Button>
        </>
      }
    >
      <p>{words.help}</p>
      <form
        className="session-fields"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <label className="session-search">
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            className="menu-search-input"
            aria-label={words.search}
            placeholder={words.search}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        </label>
        <ProfileChoices query={query} chosen={chosen} onChoose={choose} />
        <StartOptions typed={typed} onChange={setTyped} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

interface ProfileChoicesProps {
  readonly query: string;
  readonly chosen: readonly string[];
  readonly onChoose: (name: string, isChosen: boolean) => void;
}

function ProfileChoices({ query, chosen, onChoose }: ProfileChoicesProps) {
  const profiles = useProfileList().data?.profiles;
  const startable = useMemo(() => toSearchable((profiles ?? []).filter(givesSessions)), [profiles]);
  const found = query.trim() === '' ? startable : findProfiles(startable, query, null);
  const shown = found.slice(0, mostShown);
  return (
    <fieldset className="session-choices">
      <legend className="visually-hidden">{words.profiles}</legend>
      {shown.length === 0 && <p className="session-help">{words.none}</p>}
      {shown.map(({ profile }) => (
        <ProfileChoice
          key={profile.id}
          profile={profile}
          isChosen={chosen.includes(profile.name)}
          onChoose={onChoose}
        />
      ))}
      {found.length > shown.length && (
        <p className="session-help">{words.moreFound(found.length - shown.length)}</p>
      )}
    </fieldset>
  );
}

interface ProfileChoiceProps extends Pick<ProfileChoicesProps, 'onChoose'> {
  readonly profile: ListedProfile;
  readonly isChosen: boolean;
}

function ProfileChoice({ profile, isChosen, onChoose }: ProfileChoiceProps) {
  const { name, mfa } = profile;
  const now = useNow();
  const runs =
    useSessionList().data?.sessions.some((row) => row.profile === name && isRunning(row, now)) ?? false;
  const note = runs ? words.running : mfa ? words.needsCode : null;
  return (
    <label className="session-choice">
      <input type="checkbox" checked={isChosen} onChange={({ target }) => onChoose(name, target.checked)} />
      <KindIcon kind={shownKind(profile)} />
      <span className="session-row-text">
        <span className="session-row-profile">{name}</span>
        <span className="session-row-line">{profileWords.rowLine(profile)}</span>
      </span>
      {note !== null && <span className="session-help">{note}</span>}
    </label>
  );
}
