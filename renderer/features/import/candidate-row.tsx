import { useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ImportCandidate, ImportDifference } from '../../../shared/models/pasted.js';
import { KindIcon } from '../../ui/marks.js';
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

function Differences({ name, differences }: { name: string; differences: readonly ImportDifference[] }) {
  return (
    <div className="import-differences" tabIndex={0} role="group" aria-label={words.differences(name)}>
      <table>
        <caption className="visually-hidden">{words.differences(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.setting}</th>
            <th scope="col">{words.here}</th>
            <th scope="col">{words.there}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ key, here, there }) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>{here ?? <span className="import-none">{words.none}</span>}</td>
              <td>{there ?? <span className="import-none">{words.none}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
