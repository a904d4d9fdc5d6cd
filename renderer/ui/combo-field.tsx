import { ChevronsUpDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { catalogue } from '../../shared/catalogue/index.js';
import { allOptions, type ComboOption, matchingOptions } from './matching-options.js';
import { FieldNoteText, type FieldNote } from './text-field.js';

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
  const [showsAll, setShowsAll] = useState(false);
  const items = useMemo(() => {
    const offered = showsAll ? allOptions(options, value) : matchingOptions(options, value);
    return offered.map((option) => ({ ...option, id: option.value }));
  }, [options, value, showsAll]);
  return (
    <ComboBox
      className="field"
      inputValue={value}
      onInputChange={(text) => {
        setShowsAll(false);
        onChange(text);
      }}
      // By the button or an arrow, not by typing.
      onOpenChange={(isOpen, trigger) => setShowsAll(isOpen && trigger === 'manual')}
      items={items}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={note?.look === 'error'}
      {...(name === undefined ? {} : { name })}
    >
      <Label className="field-label">
        {label}
        {remark !== undefined && <span className="field-remark"> {remark}</span>}
      </Label>
      {/* Before the list opens: one that has nothing in it does not. */}
      <div
        className="field-combo"
        onPointerDownCapture={({ target }) => {
          if (target instanceof Element && target.closest('button') !== null) setShowsAll(true);
        }}
      >
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
