import { catalogue } from '../../../shared/catalogue/index.js';
import type { EditQuestion } from '../../../shared/models/edit.js';
import type { useEditPreview } from '../../state/edits.js';
import { errorWords } from '../../state/failures.js';
import { useInfo, useProfileList } from '../../state/queries.js';
import { DiffList } from '../../ui/diff.js';
import type { SavedProfile } from '../../state/save-lines.js';
import { Notice } from '../../ui/notice.js';
import { SaveCommands } from './save-commands.js';

const { editor: words, editDialogs } = catalogue;

interface PreviewPaneProps {
  readonly question: EditQuestion | null;
  /** Main's answer to it. */
  readonly answer: ReturnType<typeof useEditPreview>;
  readonly profile: SavedProfile;
}

/** The lines that saving writes, as they would be written now; null while nothing can be shown. */
export function PreviewPane({ question, answer, profile }: PreviewPaneProps) {
  const { data, error, isError } = answer;
  const host = useInfo().data?.host ?? 'desktop';
  const files = useProfileList().data?.files ?? [];
  const refused = question !== null && isError ? errorWords(error) : null;
  const changed = data?.files ?? [];
  const touched = new Set(changed.map(({ path }) => path));
  const untouched = files
    .filter(({ role, path }) => role !== 'location' && !touched.has(path))
    .map(({ path }) => path);
  const effects = data?.effects;
  return (
    <section className="editor-preview" aria-label={words.preview}>
      {refused !== null && (
        <Notice severity="error" title={refused.happened}>
          <p>{refused.advice}</p>
        </Notice>
      )}
      {refused === null && question === null && <p className="editor-help">{words.previewEmpty}</p>}
      {refused === null && question !== null && data !== undefined && (
        <>
          {changed.length === 0 ? (
            <p className="editor-help">
              {data.effects.profiles.length === 0 ? words.previewLater : words.previewNothing}
            </p>
          ) : (
            <>
              <DiffList files={changed} />
              <p className="editor-help">{words.nothingElse(untouched)}</p>
              {question.kind === 'save' && <SaveCommands question={question} profile={profile} />}
            </>
          )}
          {effects !== undefined && effects.repointed.length > 0 && (
            <p className="editor-help">{editDialogs.effects.repointed(effects.repointed)}</p>
          )}
          {effects?.defaultFollows === true && (
            <p className="editor-help">{editDialogs.effects.defaultFollows}</p>
          )}
          {effects !== undefined && effects.consent.length > 0 && (
            <p className="editor-help">{editDialogs.effects.consent[host]}</p>
          )}
        </>
      )}
    </section>
  );
}
