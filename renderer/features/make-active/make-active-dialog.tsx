import { Clock } from 'lucide-react';
import { useId, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useActions } from '../../state/actions.js';
import { errorWords } from '../../state/failures.js';
import { useNavigate, type OpenDialog } from '../../state/navigation.js';
import { usePreview, useSettings } from '../../state/queries.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { DiffList } from '../../ui/diff.js';
import { ColourDot } from '../../ui/marks.js';
import { Notice } from '../../ui/notice.js';
import { Text } from '../../ui/text.js';
import { EffectsList } from './effects-list.js';
import './make-active.css';

const { makeActive: words, changes, actions: actionWords, shell, timeLimits, profiles, format } = catalogue;

type Request = Extract<OpenDialog, { kind: 'make-active' }>;

/** What making a profile active will do, before it is done: the lines, what becomes of the default, and for how long. */
export function MakeActiveDialog({ request }: { readonly request: Request }) {
  const { profile, reason } = request;
  const [limit, setLimit] = useState<number | null>(request.forMilliseconds);
  const [isWorking, setWorking] = useState(false);
  const actions = useActions();
  const navigate = useNavigate();
  const colour = useSettings().data?.colours[profile.id] ?? null;
  const preview = usePreview(profile.id);
  const changesNothing = preview.data?.files.length === 0;
  const close = (): void => navigate({ kind: 'dialog', dialog: null });

  async function confirm(): Promise<void> {
    setWorking(true);
    await actions.makeActiveNow(profile, limit);
    close();
  }

  return (
    <Dialog
      title={reason === 'ask' ? words.title(profile.name) : words.previewTitle(profile.name)}
      mark={colour !== null && <ColourDot colour={colour} />}
      role={reason === 'ask' ? 'alertdialog' : 'dialog'}
      onClose={close}
      foot={
        <>
          <TimeLimit limit={limit} onChange={setLimit} />
          <span className="dialog-foot-space" />
          <Button autoFocus onPress={close}>
            {shell.cancel}
          </Button>
          <Button
            look="primary"
            isDisabled={isWorking || !preview.isSuccess || changesNothing}
            onPress={() => void confirm()}
          >
            {isWorking ? words.working : actionWords.makeActive}
          </Button>
        </>
      }
    >
      <p className="make-active-text">
        <Text parts={profiles.profileSentence(profile)} /> {words.effect}
      </p>
      <Preview preview={preview} name={profile.name} opensLines={reason === 'preview'} />
      <p className="make-active-note">
        {words.terminals} {limit !== null && words.goesBack}
      </p>
    </Dialog>
  );
}

interface PreviewProps {
  readonly preview: ReturnType<typeof usePreview>;
  readonly name: string;
  /** Asked for the lines: they are open from the beginning. */
  readonly opensLines: boolean;
}

function Preview({ preview: { data, error, isError }, name, opensLines }: PreviewProps) {
  if (isError) {
    const { happened, advice } = errorWords(error);
    return (
      <Notice severity="error" title={happened} role="alert">
        <p>{advice}</p>
      </Notice>
    );
  }
  if (data === undefined) return <div className="skeleton make-active-skeleton" />;
  if (data.files.length === 0) {
    return (
      <>
        <p>{words.nothing}</p>
        <EffectsList traces={data.traces} name={name} />
      </>
    );
  }
  return (
    <>
      <p className="make-active-text">
        {data.keptAs.length === 0 ? words.noDefault : words.keptAs(format.listOf(data.keptAs))}{' '}
        {data.repointed.length > 0 && words.repointed(format.listOf(data.repointed))}
      </p>
      <EffectsList traces={data.traces} name={name} />
      <details className="make-active-lines" open={opensLines}>
        <summary>{words.lines(changes.changedFiles(data.files))}</summary>
        <DiffList files={data.files} />
      </details>
    </>
  );
}

function TimeLimit({ limit, onChange }: { limit: number | null; onChange: (limit: number | null) => void }) {
  const labelId = useId();
  return (
    <label className="time-limit">
      <Clock size={14} aria-hidden="true" />
      <span id={labelId} className="visually-hidden">
        {words.timeLimit}
      </span>
      <select
        aria-labelledby={labelId}
        value={String(limit)}
        onChange={(event) => {
          const chosen = timeLimits.find((each) => String(each.milliseconds) === event.target.value);
          if (chosen !== undefined) onChange(chosen.milliseconds);
        }}
      >
        {timeLimits.map((each) => (
          <option key={each.name} value={String(each.milliseconds)}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}
