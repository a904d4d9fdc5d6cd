import { CircleAlert, Clock } from 'lucide-react';
import { type RefObject, useEffect, useId } from 'react';
import type { FieldNote } from './text-field.js';
import './fields.css';

const digits = 6;

interface CodeFieldProps {
  readonly label: string;
  /** The one place where what was typed is: read it once, through `takeSecret`. */
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly note: FieldNote;
  /** Whether all digits are there. */
  readonly onType: (isWhole: boolean) => void;
}

/** A field for the six digits of an MFA device. React never holds them: they stand in the input alone. Pasted blanks are left out. */
export function CodeField({ label, inputRef, note, onType }: CodeFieldProps) {
  const id = useId();
  useEffect(() => {
    const input = inputRef.current;
    return () => {
      if (input !== null) input.value = '';
    };
  }, [inputRef]);
  const isError = note.look === 'error';
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        className="field-input field-one-time"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        aria-invalid={isError}
        aria-describedby={`${id}-note`}
        data-invalid={isError ? true : undefined}
        onInput={({ currentTarget }) => {
          const kept = currentTarget.value.replaceAll(/\D/gu, '').slice(0, digits);
          if (kept !== currentTarget.value) currentTarget.value = kept;
          onType(kept.length === digits);
        }}
      />
      <p
        id={`${id}-note`}
        className={`field-note field-note-${note.look}`}
        role={isError ? 'alert' : undefined}
      >
        {isError && <CircleAlert size={13} aria-hidden="true" />}
        {note.look === 'warning' && <Clock size={13} aria-hidden="true" />}
        <span>{note.text}</span>
      </p>
    </div>
  );
}
