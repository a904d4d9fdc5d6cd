import { ChevronsUpDown } from 'lucide-react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import { FieldNoteText, type FieldNote } from './text-field.js';

/** One of the values on offer, and what stands beside it. */
export interface ComboOption {
  readonly value: string;
  readonly note?: string;
}

interface ComboFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ComboOption[];
  readonly onChange: (value: string) => void;
  readonly note?: FieldNote | null;
  readonly placeholder?: string;
  readonly remark?: string;
  readonly autoFocus?: boolean;
  readonly name?: string;
}

/** A field that completes what is typed from a list, and takes anything else too. */
export function ComboField(props: ComboFieldProps) {
  const {
    label,
    value,
    options,
    onChange,
    note = null,
    placeholder,
    remark,
    autoFocus = false,
    name,
  } = props;
  return (
    <ComboBox
      className="field"
      inputValue={value}
      onInputChange={onChange}
      defaultItems={options.map((option) => ({ ...option, id: option.value }))}
      // What is typed whole leaves nothing to choose: a list that stayed open would stand between the person and the next field.
      defaultFilter={(text, input) =>
        !isOffered(options, input) && text.toLowerCase().includes(input.toLowerCase())
      }
      allowsCustomValue
      menuTrigger="input"
      isInvalid={note?.look === 'error'}
      {...(name === undefined ? {} : { name })}
    >
      <Label className="field-label">
        {label}
        {remark !== undefined && <span className="field-remark"> {remark}</span>}
      </Label>
      <div className="field-combo">
        <Input
          className="field-input field-code"
          spellCheck={false}
          autoCapitalize="off"
          autoFocus={autoFocus}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className="field-combo-button" aria-label={catalogue.editDialogs.choices}>
          <ChevronsUpDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <FieldNoteText note={note} />
      <Popover className="menu-popover field-popover">
        <ListBox<ComboOption & { readonly id: string }> className="menu">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.value} className="menu-item">
              <span className="menu-item-text field-code">{option.value}</span>
              {option.note !== undefined && <span className="menu-item-note">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function isOffered(options: readonly ComboOption[], input: string): boolean {
  return options.some(({ value }) => value === input);
}
