import { useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ImportCandidate } from '../../../shared/models/pasted.js';
import { KindIcon } from '../../ui/marks.js';
import { Differences } from './differences.js';
import { type Fate, fatesOf } from './import-choices.js';

const { importing: words, kinds } = catalogue;

interface CandidateRowProps {
  readonly candidate: ImportCandidate;
  readonly fate: Fate;
  readonly onChange: (fate: Fate) => void;
}

/** One profile of the other file; where one of its name is here, both side by side. */
export function CandidateRow({ candidate, fate, onChange }: CandidateRowProps) {
  const { name, kind, state, differences, freeName, writtenBy } = candidate;
  const id = useId();
  const differing = differences.filter(({ same }) => !same);
  return (
    <li className="import-row">
      <div className="import-row-head">
        <KindIcon kind={kind} />
        <span className="import-row-text">
          <span className="import-row-name">{name}</span>
          <span className="import-row-line">
            {kinds[kind].name} · {words.states[state]}
            {writtenBy !== null && ` · ${words.writtenBy(words.programs[writtenBy])}`}
          </span>
        </span>
        <label htmlFor={id} className="visually-hidden">
          {words.fateOf(name)}
        </label>
        <select
          id={id}
          className="field-input import-row-fate"
          value={fate}
          onChange={(event) => {
            const chosen = fatesOf(candidate).find((each) => each === event.target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {fatesOf(candidate).map((each) => (
            <option key={each} value={each}>
              {words.fates[each](freeName)}
            </option>
          ))}
        </select>
      </div>
      {state === 'conflict' && <Differences name={name} differences={differing} />}
    </li>
  );
}
