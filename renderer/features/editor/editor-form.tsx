import { safe } from '@orpc/client';
import { type ClipboardEvent, type ReactNode, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileForm } from '../../../shared/models/form.js';
import type { PastedProfile } from '../../../shared/models/pasted.js';
import type { Problem } from '../../../shared/models/problem.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { useApi } from '../../state/api.js';
import { useEditPreview, useMakeEdit, useSurroundings } from '../../state/edits.js';
import { conflictKeys, errorWords } from '../../state/failures.js';
import { useActions } from '../../state/actions.js';
import { useLeaveGuard, useNavigate } from '../../state/navigation.js';
import { editedId, profileIdNamed } from '../../state/profile-ids.js';
import { useProfileList } from '../../state/queries.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Conflict } from './conflict.js';
import { EditorNotes } from './editor-notes.js';
import { ErrorSummary, focusField, showAlert } from './error-summary.js';
import { FieldRow } from './field-row.js';
import { type DraftProblems, problemsOf, withoutMissing } from './draft-problems.js';
import { type Around, commandOf, isChanged, questionOf } from './edit-request.js';
import { type Draft, nextDraft } from './form-state.js';
import { TestButton, TestResult } from './form-test.js';
import { KindFields } from './kind-fields.js';
import { KindPicker } from './kind-picker.js';
import { LocationField } from './location-field.js';
import { OtherSettings } from './other-settings.js';
import { PartField } from './part-field.js';
import { ChoosePasted, isBlock, PasteDialog, usePasting } from './paste-box.js';
import { PreviewPane } from './preview-pane.js';
import { useChoices } from './use-choices.js';
import { useFormTest } from './use-form-test.js';

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
  const surroundings = useSurroundings().data;
  const around = surroundings ?? nothingAround;
  const [hasTried, setTried] = useState(false);
  const question = questionOf(draft, around);
  const answer = useEditPreview(question);
  const { byField, blocking } = useProblems(draft, around, answer.data?.problems);
  // What is still empty is no fault before the person says that the form is done.
  const problems = useMemo(() => (hasTried ? byField : withoutMissing(byField)), [hasTried, byField]);
  const choices = useChoices(draft);
  const form = useRef<HTMLFormElement>(null);
  const saving = useSaving(draft, around, () => step({ kind: 'forget-secrets' }));
  const test = useFormTest(draft, around);
  function runTest(): void {
    setTried(true);
    if (blocking.length > 0) focusFirstError(form.current);
    else void test.run();
  }
  useBeginning(form, field);
  useEffect(() => showAlert(form.current), [saving.problem, saving.conflict]);
  useLeaveGuard(isChanged(draft) && !saving.isDone);
  useReleased(draft.held);

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    void pasting.read(text);
  }
  function openPaste(): void {
    if (surroundings?.hasClipboard === true) void pasting.readClipboard();
    else setPasteOpen(true);
  }
  const take = (profile: PastedProfile): void => {
    step({ kind: 'pasted', profile });
    pasting.clear(profile.handle);
  };
  const found = pasting.found?.profiles ?? [];
  const [only] = found;
  useEffect(() => {
    if (found.length === 1 && only !== undefined) take(only);
  });

  const hasErrors = blocking.length > 0;
  return (
    <div className="editor-columns">
      <form
        ref={form}
        className="editor-form"
        // What is wrong is said by the form itself; a browser would hold the submit back.
        noValidate
        onPaste={onPaste}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (hasErrors) focusFirstError(form.current);
          else void saving.save();
        }}
      >
        <KindPicker kind={draft.kind} onChange={(value) => step({ kind: 'kind', value })} />
        {hasTried && (
          <ErrorSummary
            kind={draft.kind}
            blocking={blocking}
            onGo={(name) => focusField(form.current, name)}
          />
        )}
        <EditorNotes draft={draft} pasting={pasting} onDropHeld={() => step({ kind: 'drop-held' })} />
        {saving.conflict !== null && (
          <Conflict
            draft={draft}
            now={saving.conflict.now}
            fields={saving.conflict.fields}
            onSettle={(decided) => {
              if (saving.conflict !== null) step({ kind: 'merge', form: saving.conflict.now, ...decided });
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
        {draft.base === null ? <LocationField draft={draft} step={step} /> : <PartField base={draft.base} />}
        <KindFields draft={draft} step={step} problems={problems} choices={choices} around={around} />
        <OtherSettings draft={draft} step={step} problems={problems} choices={choices} around={around} />
        <FormActions isSaving={saving.isSaving} isNew={draft.base === null} onPaste={openPaste}>
          {canTest(draft) && <TestButton test={test} onTest={runTest} />}
        </FormActions>
        <TestResult test={test} />
      </form>
      <PreviewPane
        question={question}
        answer={answer}
        profile={{ kind: draft.kind, before: draft.base?.name ?? null, location: draft.location }}
      />
      {pasteOpen && <PasteDialog pasting={pasting} onClose={() => setPasteOpen(false)} />}
      {found.length > 1 && (
        <ChoosePasted profiles={found} onChoose={take} onClose={() => pasting.clear(null)} />
      )}
    </div>
  );
}

interface FormActionsProps {
  readonly isSaving: boolean;
  /** Another file may hold the new profile already. */
  readonly isNew: boolean;
  readonly onPaste: () => void;
  readonly children: ReactNode;
}

function FormActions({ isSaving, isNew, onPaste, children }: FormActionsProps) {
  const navigate = useNavigate();
  const { openImport } = useActions();
  return (
    <div className="editor-actions">
      <Button look="primary" type="submit" isDisabled={isSaving}>
        {isSaving ? words.saving : words.save}
      </Button>
      {children}
      <Button onPress={onPaste}>{words.paste}</Button>
      {isNew && <Button onPress={() => void openImport()}>{catalogue.editActions.importFile}</Button>}
      <Button look="quiet" onPress={() => navigate({ kind: 'view', view: 'profiles' })}>
        {words.cancel}
      </Button>
    </div>
  );
}

/** Of a profile in a file of its own, and of one without credentials, AWS cannot be asked who it is. */
function canTest({ kind, location }: Draft): boolean {
  return kind !== 'settings' && (location === null || location === storeLocation);
}

/** Until main has said what there is. */
const nothingAround: Around = { ssoSessions: [], services: [] };

function useProblems(draft: Draft, around: Around, ofMain: readonly Problem[] | undefined): DraftProblems {
  const profiles = useProfileList().data?.profiles;
  const all = useMemo(
    () => ({ profiles: profiles ?? [], ssoSessions: around.ssoSessions, services: around.services }),
    [profiles, around],
  );
  return useMemo(() => problemsOf(draft, all, ofMain), [draft, all, ofMain]);
}

interface Saving {
  readonly isSaving: boolean;
  readonly isDone: boolean;
  readonly problem: ReturnType<typeof errorWords> | null;
  readonly conflict: { readonly fields: readonly string[]; readonly now: ProfileForm } | null;
  save(): Promise<void>;
  settle(): void;
}

function useSaving(draft: Draft, around: Around, forget: () => void): Saving {
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
    const error = await makeEdit(commandOf(draft, around), words.saveDone(name, draft.base === null));
    if (error === null) {
      // Drawn twice before it goes: of a form that has gone the library keeps what was drawn last, and the copy before that.
      flushSync(forget);
      flushSync(() => setState({ isSaving: false, isDone: true, problem: null, conflict: null }));
      navigate({ kind: 'saved', id: profileIdNamed(draft, name) });
      return;
    }
    const fields = conflictKeys(error);
    const now =
      fields === null || draft.base === null
        ? null
        : await safe(client.editing.form({ id: editedId(draft.base) }));
    const conflict = fields !== null && now?.data !== undefined ? { fields, now: now.data } : null;
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
  setTimeout(() => {
    const input = form?.querySelector<HTMLInputElement>('input[aria-invalid="true"]') ?? null;
    if (input !== null) focusField(form, input.name);
    showAlert(form);
  });
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
