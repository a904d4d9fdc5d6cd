import { safe } from '@orpc/client';
import { type ClipboardEvent, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { checkForm } from '../../../shared/kinds/check.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { PastedProfile } from '../../../shared/models/pasted.js';
import type { Problem } from '../../../shared/models/problem.js';
import { useApi } from '../../state/api.js';
import { useMakeEdit, useSurroundings } from '../../state/edits.js';
import { conflictKeys, errorWords } from '../../state/failures.js';
import { useLeaveGuard, useNavigate } from '../../state/navigation.js';
import { profileIdNamed } from '../../state/profile-ids.js';
import { useProfileList } from '../../state/queries.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Conflict } from './conflict.js';
import { EditorNotes } from './editor-notes.js';
import { FieldRow } from './field-row.js';
import { commandOf, type Draft, isChanged, nextDraft, questionOf, toFormState } from './form-state.js';
import { KindFields } from './kind-fields.js';
import { KindPicker } from './kind-picker.js';
import { LocationField } from './location-field.js';
import { OtherSettings } from './other-settings.js';
import { ChoosePasted, isBlock, PasteDialog, usePasting } from './paste-box.js';
import { PreviewPane } from './preview-pane.js';
import { useChoices } from './use-choices.js';

const { editor: words } = catalogue;

interface EditorFormProps {
  readonly start: Draft;
  /** The field to begin with, as a problem names it; null for the first. */
  readonly field: string | null;
  readonly pastes: boolean;
}

/** The form and, beside it, the lines that saving writes. */
export function EditorForm({ start, field, pastes }: EditorFormProps) {
  const [draft, step] = useReducer(nextDraft, start);
  const pasting = usePasting();
  const [pasteOpen, setPasteOpen] = useState(pastes);
  const around = useSurroundings().data;
  const [hasTried, setTried] = useState(false);
  const allProblems = useProblems(draft);
  // What is still empty is no fault before the person says that the form is done.
  const problems = useMemo(
    () => (hasTried ? allProblems : withoutMissing(allProblems)),
    [hasTried, allProblems],
  );
  const choices = useChoices(draft);
  const form = useRef<HTMLFormElement>(null);
  const saving = useSaving(draft, () => step({ kind: 'forget-secrets' }));
  useBeginning(form, field);
  useLeaveGuard(isChanged(draft) && !saving.isDone);
  useReleased(draft.held);

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    void pasting.read(text);
  }
  function openPaste(): void {
    if (around?.hasClipboard === true) void pasting.readClipboard();
    else setPasteOpen(true);
  }
  const take = (profile: PastedProfile): void => {
    step({ kind: 'pasted', profile });
    pasting.clear();
  };
  const found = pasting.found?.profiles ?? [];
  const [only] = found;
  useEffect(() => {
    if (found.length === 1 && only !== undefined) take(only);
  });

  const hasErrors = [...allProblems.values()].flat().some(({ severity }) => severity === 'error');
  return (
    <div className="editor-columns">
      <form
        ref={form}
        className="editor-form"
        onPaste={onPaste}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (hasErrors) focusFirstError(form.current);
          else void saving.save();
        }}
      >
        <KindPicker kind={draft.kind} onChange={(value) => step({ kind: 'kind', value })} />
        <EditorNotes draft={draft} pasting={pasting} onDropHeld={() => step({ kind: 'drop-held' })} />
        {saving.conflict !== null && (
          <Conflict
            draft={draft}
            now={saving.conflict.now}
            keys={saving.conflict.keys}
            onSettle={(taken) => {
              if (saving.conflict !== null) step({ kind: 'rebase', form: saving.conflict.now, taken });
              saving.settle();
            }}
          />
        )}
        {saving.problem !== null && (
          <Notice severity="error" title={saving.problem.happened} role="alert">
            <p>{saving.problem.advice}</p>
          </Notice>
        )}
        <FieldRow
          field="name"
          rule={{ kind: 'text' }}
          value={draft.name}
          onChange={(value) => step({ kind: 'name', value })}
          problems={problems.get('name') ?? []}
          choices={choices}
        />
        {draft.base === null && <LocationField draft={draft} step={step} />}
        <KindFields draft={draft} step={step} problems={problems} choices={choices} around={around} />
        <OtherSettings draft={draft} step={step} problems={problems} choices={choices} />
        <Actions isSaving={saving.isSaving} onPaste={openPaste} />
      </form>
      <PreviewPane question={draft.name.trim() === '' ? null : questionOf(draft)} />
      {pasteOpen && <PasteDialog pasting={pasting} onClose={() => setPasteOpen(false)} />}
      {found.length > 1 && <ChoosePasted profiles={found} onChoose={take} onClose={pasting.clear} />}
    </div>
  );
}

function Actions({ isSaving, onPaste }: { readonly isSaving: boolean; readonly onPaste: () => void }) {
  const navigate = useNavigate();
  return (
    <div className="editor-actions">
      <Button look="primary" type="submit" isDisabled={isSaving}>
        {isSaving ? words.saving : words.save}
      </Button>
      <Button onPress={onPaste}>{words.paste}</Button>
      <Button look="quiet" onPress={() => navigate({ kind: 'view', view: 'profiles' })}>
        {words.cancel}
      </Button>
    </div>
  );
}

/** Codes of fields that are not filled in yet. */
const missing: ReadonlySet<Problem['code']> = new Set(['value-missing', 'profile-name-missing']);

function withoutMissing(
  all: ReadonlyMap<string, readonly Problem[]>,
): ReadonlyMap<string, readonly Problem[]> {
  return new Map([...all].map(([field, found]) => [field, found.filter(({ code }) => !missing.has(code))]));
}

/** By field, the worst first. */
function useProblems(draft: Draft): ReadonlyMap<string, readonly Problem[]> {
  const profiles = useProfileList().data?.profiles;
  const around = useSurroundings().data;
  return useMemo(() => {
    const all = checkForm(toFormState(draft, around), {
      profiles: profiles ?? [],
      ssoSessions: around?.ssoSessions ?? [],
      services: around?.services ?? [],
    });
    const ranks = { error: 0, warning: 1, info: 2 } as const;
    const fields = new Map<string, Problem[]>();
    for (const problem of all.toSorted((one, other) => ranks[one.severity] - ranks[other.severity]))
      fields.set(problem.field, [...(fields.get(problem.field) ?? []), problem]);
    return fields;
  }, [draft, profiles, around]);
}

interface Saving {
  readonly isSaving: boolean;
  readonly isDone: boolean;
  readonly problem: ReturnType<typeof errorWords> | null;
  readonly conflict: { readonly keys: readonly string[]; readonly now: ProfileForm } | null;
  save(): Promise<void>;
  settle(): void;
}

function useSaving(draft: Draft, forget: () => void): Saving {
  const { client } = useApi();
  const navigate = useNavigate();
  const makeEdit = useMakeEdit();
  const [state, setState] = useState<Omit<Saving, 'save' | 'settle'>>({
    isSaving: false,
    isDone: false,
    problem: null,
    conflict: null,
  });
  async function save(): Promise<void> {
    if (state.isSaving) return;
    setState({ isSaving: true, isDone: false, problem: null, conflict: null });
    const name = draft.name.trim();
    const error = await makeEdit(commandOf(draft), words.saveDone(name, draft.base === null));
    if (error === null) {
      forget();
      setState({ isSaving: false, isDone: true, problem: null, conflict: null });
      navigate({ kind: 'saved', id: profileIdNamed(draft, name) });
      return;
    }
    const keys = conflictKeys(error);
    const now =
      keys === null || draft.base === null ? null : await safe(client.editing.form({ id: draft.base.id }));
    const conflict = keys !== null && now?.data !== undefined ? { keys, now: now.data } : null;
    setState({
      isSaving: false,
      isDone: false,
      problem: conflict === null ? errorWords(error) : null,
      conflict,
    });
  }
  return { ...state, save, settle: () => setState({ ...state, conflict: null }) };
}

/** The focus goes to the field that was asked for, else to the first one. */
function useBeginning(form: { readonly current: HTMLFormElement | null }, field: string | null): void {
  useEffect(() => {
    const name = field ?? 'name';
    const input = form.current?.querySelector<HTMLElement>(`input[name="${CSS.escape(name)}"]`);
    (input ?? form.current?.querySelector<HTMLElement>('input[name="name"]'))?.focus();
  }, [form, field]);
}

/** Once the fields say what is wrong with them. */
function focusFirstError(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** Main lets go of what it holds when the form is left. */
function useReleased(held: PastedProfile | null): void {
  const { client } = useApi();
  const handle = held?.handle ?? null;
  useEffect(() => {
    if (handle === null) return undefined;
    return () => void safe(client.editing.release({ handle }));
  }, [client, handle]);
}
