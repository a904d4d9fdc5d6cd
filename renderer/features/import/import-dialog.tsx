import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ImportReading } from '../../../shared/models/pasted.js';
import { useApi } from '../../state/api.js';
import { useEditPreview, useMakeEdit } from '../../state/edits.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate } from '../../state/navigation.js';
import { useLockedStore } from '../../state/unlocking.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { DiffList } from '../../ui/diff.js';
import { Notice } from '../../ui/notice.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { CandidateRow } from './candidate-row.js';
import {
  type Fates,
  firstFate,
  importChoices,
  neededSections,
  type Renamed,
  sectionChoices,
  sectionKey,
} from './import-choices.js';
import { SectionRow } from './section-row.js';
import './import.css';

const { importing: words, changes, shell } = catalogue;

/** Profiles of another file: which to take, and what becomes of those that are here already. */
export function ImportDialog({ reading }: { readonly reading: ImportReading }) {
  const { candidates, handle, sections } = reading;
  const [fates, setFates] = useState<Fates>(
    () => new Map(candidates.map((each) => [each.index, firstFate(each)])),
  );
  const [renamed, setRenamed] = useState<Renamed>(new Set());
  const [problem, setProblem] = useState<ReturnType<typeof errorWords> | null>(null);
  const navigate = useNavigate();
  const makeEdit = useMakeEdit();
  const choices = importChoices(candidates, fates);
  const needed = neededSections(sections, choices);
  const edit =
    choices.length === 0
      ? null
      : ({ kind: 'import', handle, choices, sections: sectionChoices(needed, renamed) } as const);
  const preview = useEditPreview(edit);
  const locked = useLockedStore(preview);
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  useRelease(handle);

  async function run(): Promise<void> {
    if (edit === null) return;
    const error = await makeEdit(edit, words.done(choices.length));
    if (error === null) close();
    else setProblem(errorWords(error));
  }

  return (
    <Dialog
      title={words.title(reading.path)}
      wide
      onClose={close}
      foot={
        <>
          <span className="dialog-foot-space" />
          <Button onPress={close}>{shell.cancel}</Button>
          <Button look="primary" isDisabled={edit === null || !preview.isSuccess} onPress={() => void run()}>
            {words.confirm(choices.length)}
          </Button>
        </>
      }
    >
      <p>{candidates.length === 0 ? words.empty : words.help}</p>
      <ul className="import-list" aria-label={words.list}>
        {candidates.map((candidate) => (
          <CandidateRow
            key={candidate.index}
            candidate={candidate}
            fate={fates.get(candidate.index) ?? 'skip'}
            onChange={(fate) => setFates(new Map([...fates, [candidate.index, fate]]))}
          />
        ))}
      </ul>
      {needed.length > 0 && (
        <>
          <p>{words.sectionsHelp}</p>
          <ul className="import-list" aria-label={words.sectionList}>
            {needed.map((section) => (
              <SectionRow
                key={sectionKey(section)}
                section={section}
                isRenamed={renamed.has(sectionKey(section))}
                onChange={(isRenamed) => setRenamed(withSection(renamed, sectionKey(section), isRenamed))}
              />
            ))}
          </ul>
        </>
      )}
      {locked !== null ? (
        // One of the names is in the encrypted store: only there can it be written to.
        <UnlockPanel summary={locked} profile={null} />
      ) : (
        <Problem words={problem ?? (preview.isError ? errorWords(preview.error) : null)} />
      )}
      {edit !== null && preview.data !== undefined && (
        <details className="import-lines">
          <summary>{changes.changedFiles(preview.data.files)}</summary>
          <DiffList files={preview.data.files} />
        </details>
      )}
    </Dialog>
  );
}

function withSection(renamed: Renamed, key: string, isRenamed: boolean): Renamed {
  return new Set([...[...renamed].filter((each) => each !== key), ...(isRenamed ? [key] : [])]);
}

function Problem({ words: said }: { readonly words: ReturnType<typeof errorWords> | null }) {
  if (said === null) return null;
  return (
    <Notice severity="error" title={said.happened} role="alert">
      <p>{said.advice}</p>
    </Notice>
  );
}

/** Main keeps the secrets of what it read until the dialog is closed. */
function useRelease(handle: string): void {
  const { client } = useApi();
  useEffect(() => () => void safe(client.editing.release({ handle })), [client, handle]);
}
