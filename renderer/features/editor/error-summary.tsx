import { catalogue } from '../../../shared/catalogue/index.js';
import { fieldName } from '../../../shared/kinds/field.js';
import { forms } from '../../../shared/kinds/forms.js';
import type { Problem } from '../../../shared/models/problem.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { LinkButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';

const { editor: words, fieldWords, problemSentence } = catalogue;

interface ErrorSummaryProps {
  readonly kind: ProfileKind;
  /** Those that keep the form from being saved, in any order. */
  readonly blocking: readonly Problem[];
  readonly onGo: (field: string) => void;
}

/** How many fields keep the form from being saved, and the way to each; nothing for one alone, which has the focus. */
export function ErrorSummary({ kind, blocking, onGo }: ErrorSummaryProps) {
  // Of several about one field the first counts.
  const byField = new Map(blocking.toReversed().map((problem) => [problem.field, problem]));
  if (byField.size < 2) return null;
  const order = ['name', ...forms[kind].map(({ section, key }) => fieldName(section, key))];
  // Those among the other settings come last.
  const placeOf = ({ field }: Problem): number =>
    order.includes(field) ? order.indexOf(field) : order.length;
  return (
    <Notice severity="error" title={words.problems(byField.size)} role="alert">
      <ul className="editor-errors">
        {[...byField.values()]
          .toSorted((one, other) => placeOf(one) - placeOf(other))
          .map((problem) => (
            <li key={problem.field}>
              <LinkButton onPress={() => onGo(problem.field)}>{fieldWords(problem.field).label}</LinkButton>
              {': '}
              {problemSentence(problem)}
            </li>
          ))}
      </ul>
    </Notice>
  );
}

/** What went wrong is said above the fields, which a long form may have scrolled away. */
export function showAlert(form: HTMLFormElement | null): void {
  form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
}

/** Where the form has a field for it; what stands folded is opened first. */
export function focusField(form: HTMLFormElement | null, field: string): void {
  const input = form?.querySelector<HTMLElement>(`input[name="${CSS.escape(field)}"]`) ?? null;
  input?.closest('details')?.setAttribute('open', '');
  input?.focus();
}
