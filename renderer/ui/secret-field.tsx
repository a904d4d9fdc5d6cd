import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId } from 'react';
import type { FieldNote } from './text-field.js';
import './fields.css';

interface SecretFieldProps {
  readonly label: string;
  /** The one place where what was typed is: read it once, through `takeSecret`. */
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly note?: FieldNote | null;
  readonly remark?: ReactNode;
  readonly autoFocus?: boolean;
  readonly isCode?: boolean;
  /** While it is typed: gets the text to judge it, and must not keep it. */
  readonly onType?: (text: string) => void;
  readonly onLeave?: () => void;
}

/** A field whose text React never holds: it stands in the input alone, and is taken out when it is submitted or left. */
export function SecretField(props: SecretFieldProps) {
  const { label, inputRef, note = null, remark, autoFocus = false, isCode = false, onType, onLeave } = props;
  const id = useId();
  useEffect(() => {
    const input = inputRef.current;
    return () => empty(input);
  }, [inputRef]);
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
        {remark !== undefined && <span className="field-remark"> {remark}</span>}
      </label>
      <input
        id={id}
        ref={inputRef}
        type="password"
        className={isCode ? 'field-input field-code' : 'field-input'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={autoFocus}
        maxLength={1024}
        aria-invalid={note?.look === 'error'}
        aria-describedby={note === null ? undefined : `${id}-note`}
        data-invalid={note?.look === 'error' ? true : undefined}
        onInput={({ currentTarget }) => onType?.(currentTarget.value)}
        onBlur={onLeave}
      />
      {note !== null && (
        <p id={`${id}-note`} className={`field-note field-note-${note.look}`}>
          {note.look === 'error' && <CircleAlert size={13} aria-hidden="true" />}
          {note.look === 'warning' && <TriangleAlert size={13} aria-hidden="true" />}
          <span>{note.text}</span>
        </p>
      )}
    </div>
  );
}

/** What was typed; the field is empty afterwards. */
export function takeSecret({ current: input }: RefObject<HTMLInputElement | null>): string {
  const text = input?.value ?? '';
  empty(input);
  return text;
}

function empty(input: HTMLInputElement | null): void {
  if (input !== null) input.value = '';
}
