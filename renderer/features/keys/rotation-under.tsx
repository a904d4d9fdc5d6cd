import { catalogue } from '../../../shared/catalogue/index.js';
import type { ClientError } from '../../client/client.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { useNow } from '../../state/clock.js';
import { useInfo } from '../../state/queries.js';
import { rotationErrorWords } from '../../state/rotation-failures.js';
import { isDue, stepsOf } from '../../state/rotation-steps.js';
import { type RotationDeed, type RotationWork, useRotationActions } from '../../state/rotations.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { RemindMenu } from './remind-menu.js';
import { CodeQuestion } from '../../ui/code-question.js';
import { RotationSteps } from './rotation-steps.js';

const { rotating: words, format } = catalogue;

interface UnderRotationProps {
  readonly profile: string;
  readonly row: RotationRow;
  readonly work: RotationWork | null;
  readonly onClose: () => void;
}

/** A rotation that is begun: its stages with their proofs, and every way on and back. */
export function UnderRotation({ profile, row, work, onClose }: UnderRotationProps) {
  const actions = useRotationActions();
  const isWorking = work?.isWorking ?? false;
  const device = isWorking ? null : (work?.device ?? null);
  // What failed may have been about an earlier rotation of the profile.
  const isAboutThis = work !== null && (work.id === null || work.id === row.id);
  const error = isWorking || device !== null || !isAboutThis ? null : work.error;
  const oldKeyUse = row.oldKeyUse ?? (work?.row?.id === row.id ? work.row.oldKeyUse : null);
  const run = (deed: RotationDeed): void => void actions.run(profile, deed);
  return (
    <>
      <Dialog
        title={words.title(profile)}
        wide
        onClose={onClose}
        foot={
          <Foot
            row={row}
            isWorking={isWorking}
            onRun={run}
            onPause={() => actions.pause(profile)}
            onClose={onClose}
          />
        }
      >
        <p className="rotation-state" role="status">
          {words.stateLine(row, isWorking)}
        </p>
        <div className="rotation-body">
          <RotationSteps steps={stepsOf(row, isWorking)} row={row} hasFailed={error !== null} />
          <div className="rotation-side">
            {error !== null && <Failed error={error} />}
            <Facts row={row} />
            <Resting row={{ ...row, oldKeyUse }} isWorking={isWorking} />
            {isWorking && <p className="key-hint">{words.background}</p>}
          </div>
        </div>
      </Dialog>
      {work !== null && device !== null && (
        <CodeQuestion
          profile={profile}
          device={device}
          error={work.error}
          onAnswer={(mfa) => void actions.run(profile, work.deed, mfa)}
          onClose={() => actions.giveUpCode(profile)}
        />
      )}
    </>
  );
}

function Failed({ error }: { readonly error: ClientError }) {
  const { happened, advice } = rotationErrorWords(error);
  return (
    <Notice severity="error" title={happened} role="alert">
      <p>{advice}</p>
    </Notice>
  );
}

function Facts({ row }: Pick<UnderRotationProps, 'row'>) {
  const facts = [
    [words.facts.user, row.userName],
    [words.facts.account, format.accountId(row.accountId)],
    [words.facts.oldKey, row.oldKeyId],
    [words.facts.newKey, row.newKeyId],
  ] as const;
  return (
    <dl className="key-facts text-selectable">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="key-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** While the old key rests: whether anything still used it, and when the person is reminded. */
function Resting({ row, isWorking }: Pick<UnderRotationProps, 'row'> & { readonly isWorking: boolean }) {
  const now = useNow();
  const host = useInfo().data?.host ?? 'desktop';
  if (row.ended !== null || row.stage !== 'watch' || row.isGoingBack || isWorking) return null;
  const use = words.oldKeyUse(row, now);
  const { remindAt } = row;
  return (
    <div className="rotation-resting">
      {use !== null && <p>{use}</p>}
      {remindAt !== null && (
        <p>{isDue(row, now) ? words.remindDue : words.remindsAt(format.clockTime(remindAt, now))}</p>
      )}
      <RemindMenu row={row} />
      <p className="key-hint">{words.asks[host]}</p>
    </div>
  );
}

interface FootProps {
  readonly row: RotationRow;
  readonly isWorking: boolean;
  readonly onRun: (deed: RotationDeed) => void;
  readonly onPause: () => void;
  readonly onClose: () => void;
}

function Foot({ row, isWorking, onRun, onPause, onClose }: FootProps) {
  const { id, ended, stage, isGoingBack } = row;
  if (ended !== null) {
    return (
      <>
        <span className="dialog-foot-space" />
        <Button look="primary" autoFocus onPress={onClose}>
          {words.close}
        </Button>
      </>
    );
  }
  if (isWorking) {
    return (
      <>
        <Button onPress={onPause}>{words.pause}</Button>
        <span className="dialog-foot-space" />
        <Button onPress={onClose}>{words.close}</Button>
      </>
    );
  }
  const rests = stage === 'watch' && !isGoingBack;
  return (
    <>
      {!isGoingBack && stage !== 'create' && (
        <Button onPress={() => onRun({ kind: 'undo', id })}>{words.undoStep}</Button>
      )}
      <Button onPress={() => onRun({ kind: 'abort', id })}>{words.undoAll}</Button>
      <span className="dialog-foot-space" />
      {rests && <Button onPress={() => onRun({ kind: 'delete-old', id })}>{words.deleteNow}</Button>}
      {!rests && <Button onPress={onClose}>{words.close}</Button>}
      {rests ? (
        <Button look="primary" onPress={onClose}>
          {words.later}
        </Button>
      ) : (
        <Button look="primary" onPress={() => onRun({ kind: 'resume', id })}>
          {isGoingBack ? words.goOnBack : words.resume}
        </Button>
      )}
    </>
  );
}
