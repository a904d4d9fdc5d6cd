import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';

interface SegmentsProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few choices, side by side. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <RadioGroup
      className="segments"
      orientation="horizontal"
      aria-label={label}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <RadioField key={option.value} value={option.value}>
          <RadioButton className="segment">{option.text}</RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
