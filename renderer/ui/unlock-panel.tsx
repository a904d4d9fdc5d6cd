import { LockKeyhole } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { FailureWords } from '../../shared/catalogue/words.js';
import type { StoreSummary } from '../../shared/models/store.js';
import { errorWords } from '../state/failures.js';
import { useNavigate, useNavigation } from '../state/navigation.js';
import { useStoreActions } from '../state/store.js';
import { Button } from './button.js';
import { SecretField, takeSecret } from './secret-field.js';
import { Text } from './text.js';
import './unlock-panel.css';

const { unlocking: words, storeView } = catalogue;

interface UnlockPanelProps {
  readonly summary: StoreSummary;
  /** The profile that is asked for; null where the store itself is. */
  readonly profile: string | null;
  /** Why it is locked is said above it already. */
  readonly isBrief?: boolean;
  readonly autoFocus?: boolean;
}

/** Stands in the place of what needs an unlocked store. */
export function UnlockPanel({ summary, profile, isBrief = false, autoFocus = false }: UnlockPanelProps) {
  const titleId = useId();
  const isLocked = summary.state === 'locked';
  return (
    <section className="unlock" aria-labelledby={titleId}>
      <LockKeyhole className="unlock-picture" size={28} strokeWidth={1.5} aria-hidden="true" />
      <h2 id={titleId} className="unlock-title">
        {isLocked ? words.title : words.titleCannot}
      </h2>
      {!isBrief && (
        <p className="unlock-text">
          {profile !== null && (
            <>
              <Text parts={words.forProfile(profile)} />{' '}
            </>
          )}
          {isLocked
            ? summary.reason !== null && storeView.reasons[summary.reason]
            : storeView.stateSentence(summary)}
        </p>
      )}
      {isLocked ? <UnlockForm summary={summary} autoFocus={autoFocus} /> : <ToStore />}
      <p className="unlock-note">{words.elsewhere}</p>
    </section>
  );
}

function UnlockForm({ summary, autoFocus }: Pick<UnlockPanelProps, 'summary' | 'autoFocus'>) {
  const actions = useStoreActions();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const needsPassphrase = summary.key !== 'keychain';

  async function unlock(): Promise<void> {
    if (isWorking) return;
    const passphrase = needsPassphrase ? takeSecret(field) : null;
    if (passphrase === '') {
      field.current?.focus();
      return;
    }
    setWorking(true);
    const error = await actions.unlock({ passphrase, recoveryCode: null });
    setWorking(false);
    setFailure(error === null ? null : errorWords(error));
    if (error !== null) field.current?.focus();
  }

  return (
    <form
      className="unlock-form"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      {needsPassphrase ? (
        <SecretField
          label={words.passphrase}
          inputRef={field}
          autoFocus={autoFocus === true}
          note={failure === null ? null : { look: 'error', text: `${failure.happened} ${failure.advice}` }}
        />
      ) : (
        <p className="unlock-note" role={failure === null ? undefined : 'alert'}>
          {failure === null ? words.keychainHelp : `${failure.happened} ${failure.advice}`}
        </p>
      )}
      <div className="unlock-actions">
        <Button
          look="primary"
          type="submit"
          isDisabled={isWorking}
          autoFocus={autoFocus === true && !needsPassphrase}
        >
          {isWorking ? words.working : words.unlock}
        </Button>
        <Button
          look="quiet"
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-recovery-code' } })}
        >
          {storeView.recoveryCode}
        </Button>
      </div>
    </form>
  );
}

/** What else can be done stands in the Store view. */
function ToStore() {
  const navigate = useNavigate();
  const { view } = useNavigation();
  if (view === 'store') return null;
  return <Button onPress={() => navigate({ kind: 'view', view: 'store' })}>{words.openStore}</Button>;
}
