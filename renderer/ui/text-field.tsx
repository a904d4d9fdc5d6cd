import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import './fields.css';

/** What is said below a field: an error or a warning comes before its help. */
export interface FieldNote {
  readonly look: 'error' | 'warning' | 'good' | 'help';
  readonly text: ReactNode;
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: FieldNote | null;
  readonly placeholder?: string;
  /** Beside the label: such as "optional". */
  readonly remark?: string;
  /** Names, ARNs and keys stand in the code face. */
  readonly isCode?: boolean;
  readonly isSecret?: boolean;
  readonly autoFocus?: boolean;
  readonly name?: string;
}

/** A field of one line with its label, and below it what is wrong or worth knowing. */
export function TextField({
  label,
  value,
  onChange,
  note = null,
  placeholder,
  remark,
  isCode = true,
  isSecret = false,
  autoFocus = false,
  name,
}: TextFieldProps) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={note?.look === 'error'}
      type={isSecret ? 'password' : 'text'}
      autoComplete="off"
      {...(name === undefined ? {} : { name })}
    >
      <Label className="field-label">
        {label}
        {remark !== undefined && <span className="field-remark"> {remark}</span>}
      </Label>
      <Input
        ref={useEmptied(isSecret)}
        className={isCode ? 'field-input field-code' : 'field-input'}
        spellCheck={false}
        autoCapitalize="off"
        autoFocus={autoFocus}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNoteText note={note} />
    </AriaTextField>
  );
}

/** Takes the text of a secret field out when it leaves the page: an element outlives its place in it. */
function useEmptied(isSecret: boolean): (input: HTMLInputElement | null) => (() => void) | undefined {
  return useCallback(
    (input) => {
      if (!isSecret || input === null) return undefined;
      return () => {
        input.value = '';
        input.removeAttribute('value');
      };
    },
    [isSecret],
  );
}

/** The line below a field. Goes into a field of the component library, which ties it to the input. */
export function FieldNoteText({ note }: { readonly note: FieldNote | null }) {
  if (note === null) return null;
  return (
    <Text slot="description" className={`field-note field-note-${note.look}`}>
      {note.look === 'error' && <CircleAlert size={13} aria-hidden="true" />}
      {note.look === 'warning' && <TriangleAlert size={13} aria-hidden="true" />}
      <span>{note.text}</span>
    </Text>
  );
}
