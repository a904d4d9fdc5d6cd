import { CircleCheck, CircleDashed, Eraser, FolderOutput, KeyRound } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail, StoredEntry } from '../../../shared/models/store.js';
import { useActions } from '../../state/actions.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList } from '../../state/queries.js';
import { useStoreActions } from '../../state/store.js';
import { Button, IconButton } from '../../ui/button.js';
import { HandOutChoice } from '../../ui/hand-out-choice.js';

const { storeView: words, purging } = catalogue;

/** The profiles in the store: whether tools can use them, to whom they are handed out, and the way back. */
export function EntriesSection({ detail: { entries } }: { readonly detail: StoreDetail }) {
  return (
    <section aria-labelledby="store-entries">
      <h2 id="store-entries">{words.inIt}</h2>
      {entries.length === 0 ? (
        <p className="store-help">{words.inItEmpty}</p>
      ) : (
        <>
          <p className="store-help">{words.handOutHelp}</p>
          <ul className="store-rows">
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function EntryRow({ entry }: { readonly entry: StoredEntry }) {
  const actions = useStoreActions();
  const { purge } = useActions();
  const { name, accessKeyId, connected } = entry;
  return (
    <li className="store-row">
      <KeyRound size={16} aria-hidden="true" />
      <div className="store-row-text">
        <ProfileName name={name} />
        <span className="store-help">{accessKeyId === null ? words.noKey : <code>{accessKeyId}</code>}</span>
      </div>
      <span className={connected ? 'store-connected' : 'store-connected store-not-connected'}>
        {connected ? (
          <CircleCheck size={14} aria-hidden="true" />
        ) : (
          <CircleDashed size={14} aria-hidden="true" />
        )}
        {connected ? words.connected : words.notConnected}
      </span>
      {!connected && (
        <Button small aria-label={words.connectOf(name)} onPress={() => void actions.connect(name)}>
          {words.connect}
        </Button>
      )}
      <HandOutChoice entry={entry} />
      <IconButton label={purging.buttonOf(name)} small onPress={() => void purge(name)}>
        <Eraser size={14} />
      </IconButton>
      <IconButton label={words.moveOutOf(name)} small onPress={() => void actions.moveOut(name)}>
        <FolderOutput size={14} />
      </IconButton>
    </li>
  );
}

/** Leads to the profile, where the list has it. */
function ProfileName({ name }: { readonly name: string }) {
  const navigate = useNavigate();
  const profiles = useProfileList().data?.profiles ?? [];
  const profile = profiles.find((each) => each.name === name && each.location === null);
  if (profile === undefined) return <span className="store-row-name">{name}</span>;
  return (
    <Button
      look="quiet"
      small
      className="store-row-name store-row-link"
      aria-label={words.openProfile(name)}
      onPress={() => navigate({ kind: 'open', id: profile.id })}
    >
      {name}
    </Button>
  );
}

/** What is known of them while the store cannot be read. */
export function EntryNames({ entries }: { readonly entries: readonly StoredEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="store-names">
      <h2 id="store-names">{words.inIt}</h2>
      <p className="store-help">{words.inItLocked}</p>
      <ul className="store-rows">
        {entries.map(({ id, name }) => (
          <li key={id} className="store-row">
            <KeyRound size={16} aria-hidden="true" />
            <div className="store-row-text">
              <span className="store-row-name">{name}</span>
            </div>
            <span className="store-help">{words.keyHidden}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
