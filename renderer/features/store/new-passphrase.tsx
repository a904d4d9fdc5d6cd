import { type RefObject, useImperativeHandle, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { isLongEnough, leastPassphraseLength } from '../../../shared/passphrase.js';
import { SecretField, takeSecret } from '../../ui/secret-field.js';
import type { FieldNote } from '../../ui/text-field.js';
import { type Strength, strengthOf } from './strength.js';

const { storeDialogs: words } = catalogue;

export interface NewPassphrase {
  /** What was typed twice alike, after which both fields are empty; null where something is missing, which they then say. */
  take(): string | null;
}

interface NewPassphraseProps {
  readonly control: RefObject<NewPassphrase | null>;
  readonly autoFocus?: boolean;
}

/** A passphrase that does not exist yet: twice, with a hint of how well it holds. */
export function NewPassphraseFields({ control, autoFocus = false }: NewPassphraseProps) {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [strength, setStrength] = useState<Strength | null>(null);
  const [problem, setProblem] = useState<'too-short' | 'differs' | null>(null);

  function findProblem(): 'too-short' | 'differs' | null {
    const typed = first.current?.value ?? '';
    if (!isLongEnough(typed)) return 'too-short';
    return typed === second.current?.value ? null : 'differs';
  }

  useImperativeHandle(control, () => ({
    take() {
      const found = findProblem();
      setProblem(found);
      if (found !== null) {
        (found === 'differs' ? second : first).current?.focus();
        return null;
      }
      takeSecret(second);
      setStrength(null);
      return takeSecret(first);
    },
  }));

  return (
    <>
      <SecretField
        label={words.passphrase}
        inputRef={first}
        autoFocus={autoFocus}
        note={problem === 'too-short' ? tooShort : strengthNote(strength)}
        onType={(text) => {
          setStrength(text === '' ? null : strengthOf(text));
          setProblem(null);
        }}
      />
      <SecretField
        label={words.passphraseAgain}
        inputRef={second}
        note={problem === 'differs' ? { look: 'error', text: words.differs } : null}
        onType={() => setProblem(null)}
      />
    </>
  );
}

const tooShort: FieldNote = { look: 'error', text: words.tooShort(leastPassphraseLength) };

function strengthNote(strength: Strength | null): FieldNote | null {
  switch (strength) {
    case null:
    case 'too-short':
      return { look: 'help', text: words.tooShort(leastPassphraseLength) };
    case 'weak':
      return { look: 'warning', text: words.strength.weak };
    case 'fair':
      return { look: 'help', text: words.strength.fair };
    case 'strong':
      return { look: 'good', text: words.strength.strong };
  }
}
