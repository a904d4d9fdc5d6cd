import { useId } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { TextField } from '../../ui/text-field.js';
import { isName, readTags, type TypedOptions } from './start-options.js';
import '../../ui/compact-select.css';

const { startSessions: words } = catalogue;

interface StartOptionsProps {
  readonly typed: TypedOptions;
  readonly onChange: (typed: TypedOptions) => void;
}

/** How sessions are asked for, where it is not as their profiles say. */
export function StartOptions({ typed, onChange }: StartOptionsProps) {
  const id = useId();
  const { duration, sessionName, sourceIdentity, tags } = typed;
  const areTags = readTags(tags) !== null;
  return (
    <details className="session-options">
      <summary>{words.more}</summary>
      <div className="session-fields">
        <div className="field">
          <label htmlFor={`${id}-duration`} className="field-label">
            {words.duration}
          </label>
          <select
            id={`${id}-duration`}
            className="compact-select"
            value={duration ?? ''}
            onChange={({ target }) => {
              const chosen = words.durations.find(({ seconds }) => String(seconds ?? '') === target.value);
              if (chosen !== undefined) onChange({ ...typed, duration: chosen.seconds });
            }}
          >
            {words.durations.map(({ seconds, name }) => (
              <option key={name} value={seconds ?? ''}>
                {name}
              </option>
            ))}
          </select>
          <p className="field-note">{words.durationHelp}</p>
        </div>
        <TextField
          label={words.sessionName}
          remark={words.optional}
          value={sessionName}
          onChange={(text) => onChange({ ...typed, sessionName: text })}
          note={
            isName(sessionName)
              ? { look: 'help', text: words.sessionNameHelp }
              : { look: 'error', text: words.nameWrong }
          }
        />
        <TextField
          label={words.sourceIdentity}
          remark={words.optional}
          value={sourceIdentity}
          onChange={(text) => onChange({ ...typed, sourceIdentity: text })}
          note={isName(sourceIdentity) ? null : { look: 'error', text: words.nameWrong }}
        />
        <div className="field">
          <label htmlFor={`${id}-tags`} className="field-label">
            {words.tags}
            <span className="field-remark"> {words.optional}</span>
          </label>
          <textarea
            id={`${id}-tags`}
            className="field-input field-code session-tags"
            rows={2}
            spellCheck={false}
            value={tags}
            aria-invalid={!areTags}
            aria-describedby={`${id}-tags-note`}
            onChange={({ target }) => onChange({ ...typed, tags: target.value })}
          />
          <p id={`${id}-tags-note`} className={areTags ? 'field-note' : 'field-note field-note-error'}>
            {areTags ? words.tagsHelp : words.tagsWrong}
          </p>
        </div>
      </div>
    </details>
  );
}
