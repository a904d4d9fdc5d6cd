import { CloudDownload, KeyRound, PanelRightOpen, RefreshCw } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyRow } from '../../../shared/models/key.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { errorWords } from '../../state/failures.js';
import { useKeyList } from '../../state/key-queries.js';
import { keysOfProfile } from '../../state/key-rows.js';
import { useKeyActions } from '../../state/keys.js';
import { useNavigate } from '../../state/navigation.js';
import { useStoreDetail } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { KeyFacts } from '../../ui/key-facts.js';
import { TraitMarks } from '../../ui/key-marks.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';

const { keyFacts: words, keysView, shell } = catalogue;

/** The access keys of the profile: its own, or that of the profile it starts from. */
export function KeysTab({ profile }: { readonly profile: ListedProfile }) {
  const { data, error, isError, refetch } = useKeyList();
  const summary = useStoreDetail().data?.summary;
  if (data === undefined) {
    return isError ? (
      <Empty icon={KeyRound} title={errorWords(error).happened} advice={errorWords(error).advice}>
        <Button onPress={() => void refetch()}>{shell.retry}</Button>
      </Empty>
    ) : (
      <div className="skeleton resolution-tab-skeleton" role="status" aria-label={shell.loading} />
    );
  }
  const rows = keysOfProfile(data.keys, profile);
  if (rows.length > 0) {
    return rows.map((row) => (
      <ProfileKey key={row.id} row={row} profile={profile} oldAfterDays={data.oldAfterDays} />
    ));
  }
  const isStored = profile.stored !== null;
  if (isStored && data.isStoreLocked && summary !== undefined && summary.state !== 'ready') {
    return <UnlockPanel summary={summary} profile={profile.name} />;
  }
  return <Empty icon={KeyRound} title={words.noneOfProfile} advice={words.noneOfProfileAdvice} />;
}

interface ProfileKeyProps {
  readonly row: KeyRow;
  readonly profile: ListedProfile;
  readonly oldAfterDays: number;
}

function ProfileKey({ row, profile, oldAfterDays }: ProfileKeyProps) {
  const navigate = useNavigate();
  const keys = useKeyActions();
  const { id, keyId, rotation, isAsked, places, rotatedBy: rotated } = row;
  const isOwn = places.some((place) => place.profile === profile.name);
  return (
    <section className="detail-key" aria-label={words.label(keyId)}>
      <div className="detail-key-head">
        <code className="detail-key-id text-selectable">{keyId}</code>
        <TraitMarks row={row} oldAfterDays={oldAfterDays} />
        <span className="detail-key-space" />
        {rotated !== null && (
          <Button
            small
            aria-label={rotation === null ? keysView.rotateOf(keyId) : keysView.goOnOf(keyId)}
            onPress={() =>
              navigate({ kind: 'dialog', dialog: { kind: 'rotate', profile: rotated, key: id, rotation } })
            }
          >
            <RefreshCw size={14} aria-hidden="true" />
            {rotation === null ? keysView.rotate : keysView.goOn}
          </Button>
        )}
        <Button
          small
          isDisabled={isAsked}
          aria-label={keysView.askOf(keyId)}
          onPress={() => void keys.learn([id])}
        >
          <CloudDownload size={14} aria-hidden="true" />
          {isAsked ? keysView.asking : keysView.ask}
        </Button>
        <Button small onPress={() => navigate({ kind: 'key', id })}>
          <PanelRightOpen size={14} aria-hidden="true" />
          {words.showInKeys}
        </Button>
      </div>
      {!isOwn && <p className="key-dim">{words.ofSource(places[0]?.profile ?? '')}</p>}
      <KeyFacts row={row} showsPlaces={places.length > 1 || !isOwn} />
    </section>
  );
}
