import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useProfileForm } from '../../state/edits.js';
import { errorWords } from '../../state/failures.js';
import { type EditorRequest, useNavigation } from '../../state/navigation.js';
import { useLockedStore } from '../../state/unlocking.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { EditorForm } from './editor-form.js';
import { draftOf, newDraft } from './form-state.js';
import './editor.css';

const { editor: words, shell } = catalogue;

/** Adds a profile, or edits one. */
export function EditorView() {
  const { editor: request, opening } = useNavigation();
  if (request === null) return null;
  return request.mode === 'add' ? (
    <Page title={words.addTitle}>
      <EditorForm
        key={opening}
        start={newDraft(request.kind ?? 'sso')}
        field={null}
        pastes={request.pastes}
      />
    </Page>
  ) : (
    <Existing key={opening} request={request} />
  );
}

function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="page editor" aria-labelledby="editor-title" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1 id="editor-title">{title}</h1>
      </header>
      {children}
    </section>
  );
}

function Existing({ request }: { readonly request: Extract<EditorRequest, { mode: 'edit' }> }) {
  const form = useProfileForm(request.id);
  const locked = useLockedStore(form);
  const { data, error, isError, refetch } = form;
  if (locked !== null) return <UnlockPanel summary={locked} profile={null} autoFocus />;
  if (isError) {
    const { happened, advice } = errorWords(error);
    return (
      <Empty icon={CircleAlert} title={happened} advice={advice}>
        <Button onPress={() => void refetch()}>{shell.retry}</Button>
      </Empty>
    );
  }
  return (
    <Page title={words.editTitle(data?.name ?? '')}>
      {data === undefined ? (
        <div className="skeleton editor-skeleton" />
      ) : (
        <EditorForm start={draftOf(data)} field={request.field} pastes={false} />
      )}
    </Page>
  );
}
