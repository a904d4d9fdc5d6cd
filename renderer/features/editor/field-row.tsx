import { type ReactNode, useRef } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ValueRule } from '../../../shared/kinds/field.js';
import { regions } from '../../../shared/kinds/regions.js';
import type { Problem } from '../../../shared/models/problem.js';
import { LinkButton } from '../../ui/button.js';
import { ComboField } from '../../ui/combo-field.js';
import type { ComboOption } from '../../ui/matching-options.js';
import { TextField, type FieldNote } from '../../ui/text-field.js';

const { fieldWords, fieldRemark, problemSentence, suggestionText } = catalogue;

/** What a field can choose from besides its rule. */
export interface Choices {
  readonly profiles: readonly string[];
  readonly sessions: readonly ComboOption[];
  readonly services: readonly string[];
}

interface FieldRowProps {
  /** As problems name it. */
  readonly field: string;
  readonly rule: ValueRule;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problems: readonly Problem[];
  readonly choices: Choices;
  /** Beside the label. */
  readonly remark?: string;
  readonly isSecret?: boolean;
  /** Said instead of the help while nothing is wrong: such as that a kept secret stays. */
  readonly state?: ReactNode;
  readonly autoFocus?: boolean;
}

/** One field with what is wrong with it, what would mend that, or what it is for. */
export function FieldRow(props: FieldRowProps) {
  const {
    field,
    rule,
    value,
    onChange,
    problems,
    choices,
    remark,
    isSecret = false,
    state,
    autoFocus,
  } = props;
  const row = useRef<HTMLDivElement>(null);
  const [problem] = problems;
  const { label, help, placeholder } = fieldWords(field);
  const note = noteOf(field, value, problem, state ?? help);
  const common = { label, value, onChange, note, placeholder, name: field };
  const more = {
    ...(remark === undefined ? {} : { remark }),
    ...(autoFocus === undefined ? {} : { autoFocus }),
  };
  const options = isSecret ? null : optionsOf(rule, choices);
  function take(suggestion: string): void {
    onChange(suggestion);
    // The button goes, and the focus would be lost with it.
    row.current?.querySelector('input')?.focus();
  }
  return (
    <div className="field-row" ref={row}>
      {options === null ? (
        <TextField {...common} {...more} isSecret={isSecret} />
      ) : (
        <ComboField {...common} {...more} options={options} />
      )}
      {problem?.suggestion != null && (
        <LinkButton className="field-suggestion" onPress={() => take(problem.suggestion ?? '')}>
          {suggestionText(problem)}
        </LinkButton>
      )}
    </div>
  );
}

function noteOf(
  field: string,
  value: string,
  problem: Problem | undefined,
  help: ReactNode,
): FieldNote | null {
  if (problem !== undefined) {
    const look = problem.severity === 'info' ? 'help' : problem.severity;
    return { look, text: problemSentence(problem) };
  }
  const remark = value === '' ? null : fieldRemark(field, value);
  if (remark !== null) return { look: field === 'name' ? 'good' : 'help', text: remark };
  return help === '' || help === undefined ? null : { look: 'help', text: help };
}

/** What the field completes; null where it takes any text. */
function optionsOf(rule: ValueRule, choices: Choices): readonly ComboOption[] | null {
  const plain = (values: readonly string[]): readonly ComboOption[] => values.map((value) => ({ value }));
  switch (rule.kind) {
    case 'profile':
      return plain(choices.profiles);
    case 'sso-session':
      return choices.sessions;
    case 'services':
      return plain(choices.services);
    case 'region':
      return plain(regions);
    case 'boolean':
      return plain(['true', 'false']);
    case 'choice':
      return plain(rule.values);
    default:
      return null;
  }
}
