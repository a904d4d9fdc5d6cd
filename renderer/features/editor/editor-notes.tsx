import { catalogue } from '../../../shared/catalogue/index.js';
import { useNow } from '../../state/clock.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList } from '../../state/queries.js';
import { Button, LinkButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import type { Draft } from './form-state.js';
import type { Pasting } from './paste-box.js';

const { editor: words, kindNotes, format } = catalogue;

interface EditorNotesProps {
  readonly draft: Draft;
  readonly pasting: Pasting;
  readonly onDropHeld: () => void;
}

/** What is worth knowing of the kind, of what was pasted, and of who depends on the profile. */
export function EditorNotes({ draft, pasting, onDropHeld }: EditorNotesProps) {
  const { base, held } = draft;
  const now = useNow();
  return (
    <>
      <KindNote draft={draft} />
      {pasting.problem !== null && (
        <Notice severity="warning" title={pasting.problem.happened} role="alert">
          <p>{pasting.problem.advice}</p>
        </Notice>
      )}
      {held !== null && (
        <Notice
          severity="info"
          title={words.held}
          actions={
            <Button small onPress={onDropHeld}>
              {words.dropHeld}
            </Button>
          }
        >
          {held.expiresAt !== null && <p>{words.expires(format.clockTime(held.expiresAt, now))}</p>}
        </Notice>
      )}
      {base !== null && base.dependants.length > 0 && (
        <p className="editor-help">{words.dependants(base.dependants)}</p>
      )}
    </>
  );
}

function KindNote({ draft }: { readonly draft: Draft }) {
  const navigate = useNavigate();
  const profile = useProfileList().data?.profiles.find(({ id }) => id === draft.base?.id);
  const isLegacy = draft.base !== null && (draft.base.values['sso_start_url'] ?? '') !== '';
  switch (draft.kind) {
    case 'metadata':
      return <p className="editor-help">{kindNotes.metadata}</p>;
    case 'process':
      return <p className="editor-help">{kindNotes.process}</p>;
    case 'access-key':
      return <p className="editor-help">{kindNotes.accessKey}</p>;
    case 'login':
      return <p className="editor-help">{kindNotes.login}</p>;
    case 'sso':
      return isLegacy && profile !== undefined ? (
        <p className="editor-help">
          {words.legacy}{' '}
          <LinkButton
            onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'to-sso-session', profile } })}
          >
            {words.toSession}
          </LinkButton>
        </p>
      ) : null;
    case 'role':
    case 'web-identity':
    case 'settings':
      return null;
  }
}
