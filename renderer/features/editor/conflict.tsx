import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import type { Draft } from './form-state.js';
import { conflictsAt, conflictsWith, type Decided } from './merge-draft.js';

const { editor: words, fieldWords } = catalogue;

interface ConflictProps {
  readonly draft: Draft;
  /** As it is in the file now. */
  readonly now: ProfileForm;
  /** The fields that main found changed. */
  readonly fields: readonly string[];
  /** The fields for which the file's value is taken, and those that stay as they were typed. */
  readonly onSettle: (decided: Decided) => void;
}

/** What was typed beside what another program wrote meanwhile: the person says which is kept. */
export function Conflict({ draft, now, fields, onSettle }: ConflictProps) {
  // Between main's answer and the form as it is now, the file may have changed once more.
  const all = [...new Set([...fields, ...conflictsWith(draft, now).map(({ field }) => field)])];
  const [{ taken, kept }, setDecided] = useState<Decided>({ taken: [], kept: [] });
  const left = conflictsAt(
    draft,
    now,
    all.filter((field) => !taken.includes(field) && !kept.includes(field)),
  );
  function choose(field: string, takes: boolean): void {
    const decided = takes ? { taken: [...taken, field], kept } : { taken, kept: [...kept, field] };
    setDecided(decided);
    if (left.length === 1) onSettle(decided);
  }
  return (
    <Notice severity="warning" title={words.conflictTitle} role="alert">
      <p>{words.conflictHelp}</p>
      <table className="editor-conflict">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.mine}</th>
            <th scope="col">{words.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {left.map(({ field, mine, theirs }) => {
            const { label } = fieldWords(field);
            return (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td>
                  <code>{mine ?? words.notSet}</code>
                  <Button small aria-label={words.keepMineOf(label)} onPress={() => choose(field, false)}>
                    {words.keepMine}
                  </Button>
                </td>
                <td>
                  <code>{theirs ?? words.notSet}</code>
                  <Button small aria-label={words.takeTheirsOf(label)} onPress={() => choose(field, true)}>
                    {words.takeTheirs}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Notice>
  );
}
