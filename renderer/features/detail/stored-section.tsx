import { CircleCheck, CircleDashed, FolderOutput, LockKeyhole, Plug } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreActions, useStoreDetail, useStoredEntry } from '../../state/store.js';
import { canMoveIn } from '../../state/store-rows.js';
import { Button } from '../../ui/button.js';
import { HandOutChoice } from '../../ui/hand-out-choice.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';

const { storeMarks: marks, storeView: words } = catalogue;

/** Where the profile stands with the encrypted store: sealed, there, or worth moving. */
export function StoredSection({ profile }: { readonly profile: ListedProfile }) {
  const summary = useStoreDetail().data?.summary;
  if (profile.stored === null) return canMoveIn(profile) ? <MoveIn profile={profile} /> : null;
  if (profile.stored.locked && summary !== undefined && summary.state !== 'ready') {
    return <UnlockPanel summary={summary} profile={profile.name} />;
  }
  return <Stored profile={profile} />;
}

function Stored({ profile }: { readonly profile: ListedProfile }) {
  const actions = useStoreActions();
  const { name, stores } = profile;
  const entry = useStoredEntry(name);
  const isConnected = profile.stored?.connected ?? false;
  return (
    <section className="stored" aria-label={marks.overview}>
      <p className="stored-title">
        <LockKeyhole size={16} aria-hidden="true" />
        {stores.includes('shared') ? marks.standsBoth : marks.standsAlone}
      </p>
      <div className="stored-row">
        <span className="stored-fact">
          {isConnected ? (
            <CircleCheck className="stored-good" size={14} aria-hidden="true" />
          ) : (
            <CircleDashed size={14} aria-hidden="true" />
          )}
          {isConnected ? words.connected : words.notConnected}
        </span>
        {!isConnected && (
          <Button small aria-label={words.connectOf(name)} onPress={() => void actions.connect(name)}>
            <Plug size={14} aria-hidden="true" />
            {words.connect}
          </Button>
        )}
        {entry !== null && entry.handOut !== null && (
          <span className="stored-fact">
            <span aria-hidden="true">{words.handOut}</span>
            <HandOutChoice entry={entry} />
          </span>
        )}
        <Button small onPress={() => void actions.moveOut(name)}>
          <FolderOutput size={14} aria-hidden="true" />
          {words.moveOut}
        </Button>
      </div>
    </section>
  );
}

function MoveIn({ profile: { name } }: { readonly profile: ListedProfile }) {
  const navigate = useNavigate();
  return (
    <section className="stored" aria-label={marks.overview}>
      <div className="stored-row">
        <span className="stored-fact">{marks.standsPlain}</span>
        <Button
          small
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'move-in', profiles: [name] } })}
        >
          <LockKeyhole size={14} aria-hidden="true" />
          {marks.moveIn}
        </Button>
      </div>
    </section>
  );
}
