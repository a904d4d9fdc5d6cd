import { useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ImportSection } from '../../../shared/models/pasted.js';
import { Differences } from './differences.js';

const { importing: words } = catalogue;

interface SectionRowProps {
  readonly section: ImportSection;
  readonly isRenamed: boolean;
  readonly onChange: (isRenamed: boolean) => void;
}

/** A section that chosen profiles name and that says something else here: both side by side, and which one they get. */
export function SectionRow({ section, isRenamed, onChange }: SectionRowProps) {
  const { kind, name, freeName, differences } = section;
  const id = useId();
  const header = `[${kind} ${name}]`;
  return (
    <li className="import-row">
      <div className="import-row-head">
        <span className="import-row-text">
          <span className="import-row-name">{header}</span>
          <span className="import-row-line">{words.sectionDiffers}</span>
        </span>
        <label htmlFor={id} className="visually-hidden">
          {words.fateOf(header)}
        </label>
        <select
          id={id}
          className="field-input import-row-fate"
          value={isRenamed ? 'both' : 'here'}
          onChange={(event) => onChange(event.target.value === 'both')}
        >
          <option value="here">{words.useHere}</option>
          <option value="both">{words.fates.beside(freeName)}</option>
        </select>
      </div>
      <Differences name={header} differences={differences} />
    </li>
  );
}
