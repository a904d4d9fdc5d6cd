import { KeyRound, KeySquare, TextCursorInput, type LucideIcon } from 'lucide-react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail, StoreKey } from '../../../shared/models/store.js';
import { storeKeys } from '../../../shared/vocabulary.js';
import { useStoreDetail } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';

const { storeDialogs: words } = catalogue;

const icons: Readonly<Record<StoreKey, LucideIcon>> = {
  keychain: KeyRound,
  passphrase: TextCursorInput,
  both: KeySquare,
};

/** Whether a key can be put there; a locked keychain asks to be unlocked. */
export function canKeep(keychain: StoreDetail['keychain'], key: StoreKey): boolean {
  return key === 'passphrase' || keychain === 'available' || keychain === 'locked';
}

interface KeyChoiceProps {
  /** Null while nothing is chosen: without a keychain nothing is chosen for the person. */
  readonly value: StoreKey | null;
  readonly keychain: StoreDetail['keychain'];
  readonly onChange: (key: StoreKey) => void;
}

/** Where the key is to be kept. */
export function KeyChoice({ value, keychain, onChange }: KeyChoiceProps) {
  return (
    <>
      <KeychainNotice keychain={keychain} />
      <RadioGroup
        className="key-choice"
        aria-label={words.keyChoice}
        value={value}
        onChange={(chosen) => {
          const key = storeKeys.find((each) => each === chosen);
          if (key !== undefined) onChange(key);
        }}
      >
        {storeKeys.map((key) => (
          <KeyCard key={key} value={key} isPossible={canKeep(keychain, key)} />
        ))}
      </RadioGroup>
    </>
  );
}

function KeyCard({ value, isPossible }: { readonly value: StoreKey; readonly isPossible: boolean }) {
  const Icon = icons[value];
  return (
    <RadioField value={value} className="key-field" isDisabled={!isPossible}>
      <RadioButton className="key-card">
        <Icon size={16} aria-hidden="true" />
        <span className="key-card-text">
          <span className="key-card-name">
            {words.keyNames[value]}
            {value === 'keychain' && isPossible && (
              <span className="badge badge-accent">{words.recommended}</span>
            )}
          </span>
          <span className="key-card-help">{words.keyHelp[value]}</span>
        </span>
      </RadioButton>
    </RadioField>
  );
}

function KeychainNotice({ keychain }: Pick<KeyChoiceProps, 'keychain'>) {
  const { refetch, isFetching } = useStoreDetail();
  const trouble = words.keychainTrouble[keychain];
  if (trouble === null) return null;
  return (
    <Notice
      severity={keychain === 'locked' ? 'info' : 'warning'}
      role="status"
      title={trouble}
      actions={
        keychain !== 'locked' && (
          <Button small isDisabled={isFetching} onPress={() => void refetch()}>
            {words.checkAgain}
          </Button>
        )
      }
    />
  );
}

interface ConsentProps {
  readonly isGiven: boolean;
  readonly onChange: (isGiven: boolean) => void;
}

/** A passphrase in the place of a keychain is the person's own decision. */
export function PassphraseConsent({ isGiven, onChange }: ConsentProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={isGiven} onChange={({ target }) => onChange(target.checked)} />
      <span>{words.passphraseConsent}</span>
    </label>
  );
}
