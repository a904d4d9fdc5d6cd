import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import type { Draft } from './form-state.js';

const { editor: words, fieldWords } = catalogue;

interface ConflictProps {
  readonly draft: Draft;
  /** As it is in the file now. */
  readonly now: ProfileForm;
  readonly keys: readonly string[];
  /** The settings for which the file's value is taken. */
  readonly onSettle: (taken: readonly string[]) => void;
}

/** What was typed beside what another program wrote meanwhile: the person says which is kept. */
export function Conflict({ draft, now, keys, onSettle }: ConflictProps) {
  const [left, setLeft] = useState(keys);
  const [taken, setTaken] = useState<readonly string[]>([]);
  function choose(key: string, takes: boolean): void {
    const all = takes ? [...taken, key] : taken;
    const open = left.filter((each) => each !== key);
    setTaken(all);
    setLeft(open);
    if (open.length === 0) onSettle(all);
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
          {left.map((key) => {
            const { label } = fieldWords(key);
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>
                  <code>
                    {draft.values[key] === undefined || draft.values[key] === ''
                      ? words.notSet
                      : draft.values[key]}
                  </code>
                  <Button small aria-label={words.keepMineOf(label)} onPress={() => choose(key, false)}>
                    {words.keepMine}
                  </Button>
                </td>
                <td>
                  <code>{now.values[key] ?? words.notSet}</code>
                  <Button small aria-label={words.takeTheirsOf(label)} onPress={() => choose(key, true)}>
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
