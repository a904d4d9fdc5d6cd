import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import { type ProfileKind, profileKinds } from '../../../shared/vocabulary.js';
import { KindIcon } from '../../ui/marks.js';

const { editor: words, kinds } = catalogue;

/** The kinds that most people need; the others are a press away. */
const first: readonly ProfileKind[] = ['sso', 'role', 'access-key'];

interface KindPickerProps {
  readonly kind: ProfileKind;
  readonly onChange: (kind: ProfileKind) => void;
}

/** What a profile can be, in AWS's order of recommendation. */
export function KindPicker({ kind, onChange }: KindPickerProps) {
  const [showsAll, setShowsAll] = useState(!first.includes(kind));
  const group = useRef<HTMLDivElement>(null);
  const isAll = showsAll || !first.includes(kind);
  const offered = isAll ? profileKinds : first;
  return (
    <RadioGroup
      ref={group}
      className="kind-picker"
      aria-label={words.kinds}
      orientation="horizontal"
      value={kind}
      onChange={(value) => {
        const chosen = profileKinds.find((each) => each === value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {offered.map((each) => (
        <RadioField key={each} value={each} className="kind-field">
          <RadioButton className="kind-card">
            <KindIcon kind={each} />
            <span className="kind-card-name">{kinds[each].name}</span>
            <span className="kind-card-help">{words.kindHelp[each]}</span>
          </RadioButton>
        </RadioField>
      ))}
      {!isAll && (
        <button
          type="button"
          className="kind-card kind-card-more"
          onClick={() => {
            setShowsAll(true);
            // The button is gone then: the focus goes to what it made room for.
            group.current?.querySelector<HTMLElement>('input:checked')?.focus();
          }}
        >
          <Ellipsis size={16} aria-hidden="true" />
          <span className="kind-card-name">{words.more}</span>
          <span className="kind-card-help">{words.moreHelp}</span>
        </button>
      )}
    </RadioGroup>
  );
}
