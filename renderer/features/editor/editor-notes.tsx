import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { useNow } from '../../state/clock.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList } from '../../state/queries.js';
import { Button, LinkButton } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { PageLink } from '../../ui/page-link.js';
import type { Draft } from './form-state.js';
import type { Pasting } from './paste-box.js';

const { editor: words, kinds, kindNotes, format } = catalogue;

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
      <KindNote kind={draft.kind} />
      <LegacyNote draft={draft} />
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
          {held.secretsHeld.length > 0 && <p>{words.clipboardLimits}</p>}
          {held.expiresAt !== null && <p>{words.expires(format.clockTime(held.expiresAt, now))}</p>}
        </Notice>
      )}
      <ForeignNote pasted={draft.pasted} />
      {base !== null && base.dependants.length > 0 && (
        <p className="editor-help">{words.dependants(base.dependants)}</p>
      )}
    </>
  );
}

/** What the kind is for and what to know of it, and where AWS says more. */
function KindNote({ kind }: Pick<Draft, 'kind'>) {
  return (
    <p className="editor-help">
      {noteOf(kind)} <PageLink page={kinds[kind].page}>{words.kindPage}</PageLink>
    </p>
  );
}

function noteOf(kind: ProfileKind): string {
  switch (kind) {
    case 'metadata':
      return kindNotes.metadata;
    case 'process':
      return kindNotes.process;
    case 'access-key':
      return kindNotes.accessKey;
    case 'login':
      return kindNotes.login;
    case 'sso':
    case 'role':
    case 'web-identity':
    case 'settings':
      return kinds[kind].help;
  }
}

/** A sign-in that stands in the profile itself can become one that profiles share. */
function LegacyNote({ draft: { base, kind } }: { readonly draft: Draft }) {
  const navigate = useNavigate();
  const profile = useProfileList().data?.profiles.find(({ id }) => id === base?.id);
  const isLegacy = kind === 'sso' && base !== null && (base.values['sso_start_url'] ?? '') !== '';
  if (!isLegacy || profile === undefined) return null;
  return (
    <p className="editor-help">
      {words.legacy}{' '}
      <LinkButton onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'to-sso-session', profile } })}>
        {words.toSession}
      </LinkButton>
    </p>
  );
}

/** What other programs wrote into a pasted text: what became of it. */
function ForeignNote({ pasted }: Pick<Draft, 'pasted'>) {
  if (pasted === null || pasted.translatedKeys.length + pasted.foreignKeys.length === 0) return null;
  return (
    <Notice severity="info" title={words.foreignTitle} role="status">
      {pasted.translatedKeys.length > 0 && <p>{words.translated(pasted.translatedKeys)}</p>}
      {pasted.foreignKeys.length > 0 && <p>{words.foreign(pasted.foreignKeys)}</p>}
    </Notice>
  );
}
