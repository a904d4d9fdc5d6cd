import { useEffect } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { RotationCheck } from '../../../shared/models/rotation.js';
import type { ClientError } from '../../client/client.js';
import { useNow } from '../../state/clock.js';
import { failureOf } from '../../state/failures.js';
import { useInfo } from '../../state/queries.js';
import { rotationErrorWords } from '../../state/rotation-failures.js';
import { stepsBefore } from '../../state/rotation-steps.js';
import { type RotationWork, useRotationActions } from '../../state/rotations.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { Text } from '../../ui/text.js';
import { CodeQuestion } from '../../ui/code-question.js';
import { RotationSteps } from './rotation-steps.js';
import { type CheckState, type RotationChecking, useRotationCheck } from './use-rotation-check.js';

const { rotating: words, format, shell } = catalogue;

interface BeforeRotationProps {
  readonly profile: string;
  /** Of the key that is meant; null: whichever the profile has. */
  readonly handle: string | null;
  readonly work: RotationWork | null;
  readonly onClose: () => void;
}

/** Whose key it is, where the new one will stand, and what is in the way; then the start. */
export function BeforeRotation({ profile, handle, work, onClose }: BeforeRotationProps) {
  const actions = useRotationActions();
  const checking = useRotationCheck(profile, handle);
  const { state } = checking;
  const isStarting = work?.isWorking ?? false;
  const failed = work?.error ?? (state.kind === 'failed' ? state.error : null);
  const isAsking = state.kind === 'asking' || isStarting;
  const start = (deletesUnused: boolean): void =>
    void actions.run(profile, { kind: 'start', key: handle, deletesUnused });
  // What failed the last time was of a moment that is over.
  const { forget } = actions;
  useEffect(() => () => forget(profile), [forget, profile]);
  return (
    <>
      <Dialog
        title={words.title(profile)}
        wide
        onClose={onClose}
        foot={
          <>
            <span className="dialog-foot-space" />
            <Button onPress={onClose}>{shell.cancel}</Button>
            <MainButton checking={checking} failed={failed} isStarting={isStarting} onStart={start} />
          </>
        }
      >
        <p className="visually-hidden" role="status">
          {isStarting ? words.working : state.kind === 'asking' ? words.checking : ''}
        </p>
        <div className="rotation-body">
          <RotationSteps
            steps={stepsBefore(checkStep(state, isStarting, failed))}
            row={null}
            check={state.kind === 'ready' ? state.check : null}
            hasFailed={failed !== null}
          />
          <div className="rotation-side">
            {isAsking && <p className="key-dim">{isStarting ? words.working : words.checking}</p>}
            {!isAsking && failed !== null && <Obstacle error={failed} />}
            {!isAsking && failed === null && state.kind === 'ready' && <Checked check={state.check} />}
          </div>
        </div>
      </Dialog>
      {!isStarting && <Code profile={profile} work={work} checking={checking} />}
    </>
  );
}

function checkStep(
  state: CheckState,
  isStarting: boolean,
  failed: ClientError | null,
): 'now' | 'stopped' | 'done' {
  if (isStarting || state.kind === 'asking') return 'now';
  return failed === null && state.kind === 'ready' ? 'done' : 'stopped';
}

/** A code, for the check or for the start: whichever asks. */
function Code({
  profile,
  work,
  checking,
}: Pick<BeforeRotationProps, 'profile' | 'work'> & { readonly checking: RotationChecking }) {
  const actions = useRotationActions();
  const { state } = checking;
  if (work !== null && work.device !== null) {
    return (
      <CodeQuestion
        profile={profile}
        device={work.device}
        error={work.error}
        onAnswer={(mfa) => void actions.run(profile, work.deed, mfa)}
        onClose={() => actions.giveUpCode(profile)}
      />
    );
  }
  if (state.kind !== 'code') return null;
  return (
    <CodeQuestion
      profile={profile}
      device={state.device}
      error={state.error}
      onAnswer={checking.ask}
      onClose={checking.giveUp}
    />
  );
}

interface MainButtonProps {
  readonly checking: RotationChecking;
  readonly failed: ClientError | null;
  readonly isStarting: boolean;
  readonly onStart: (deletesUnused: boolean) => void;
}

function MainButton({ checking, failed, isStarting, onStart }: MainButtonProps) {
  const now = useNow(60_000);
  const { state } = checking;
  const actions = useRotationActions();
  const two = failed === null ? null : twoKeysOf(failed);
  if (two !== null && two.profile !== null && canDelete(two, now)) {
    return (
      <Button look="primary" isDisabled={isStarting} onPress={() => onStart(true)}>
        {words.twoKeys.deleteFirst}
      </Button>
    );
  }
  if (failed !== null || state.kind === 'given-up') {
    return (
      <Button
        look="primary"
        onPress={() => {
          if (two?.profile !== undefined && two.profile !== null) actions.forget(two.profile);
          checking.ask(null);
        }}
      >
        {words.checkAgain}
      </Button>
    );
  }
  return (
    <Button look="primary" isDisabled={isStarting || state.kind !== 'ready'} onPress={() => onStart(false)}>
      {isStarting ? words.working : words.start}
    </Button>
  );
}

function Checked({ check }: { readonly check: RotationCheck }) {
  const programs = check.programs.map(({ program, pid }) => words.program(program, pid));
  return (
    <>
      <dl className="key-facts text-selectable">
        <Fact name={words.facts.user}>{check.userName}</Fact>
        <Fact name={words.facts.account}>{format.accountId(check.accountId)}</Fact>
        <Fact name={words.facts.oldKey}>
          <code>{check.oldKeyId}</code>
        </Fact>
        <Fact name={words.facts.places}>
          <ul>
            {check.places.map(({ profile, where }) => (
              <li key={`${profile} ${where}`}>
                <Text parts={words.place(profile, where)} />
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      {programs.length > 0 && <Notice severity="warning" title={<Text parts={words.programs(programs)} />} />}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="key-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Why it cannot be begun, in words; of two keys, which the other one is. */
function Obstacle({ error }: { readonly error: ClientError }) {
  const { happened, advice } = rotationErrorWords(error);
  const two = twoKeysOf(error);
  return (
    <Notice severity="error" title={two === null ? happened : words.twoKeys.title(two.userName)} role="alert">
      {two === null ? <p>{advice}</p> : <OtherKey two={two} advice={advice} />}
    </Notice>
  );
}

interface TwoKeys {
  readonly profile: string | null;
  readonly userName: string;
  readonly otherKey: string;
  readonly isActive: boolean;
  readonly isHere: boolean;
  readonly lastUsedAt: string | null;
}

function twoKeysOf(error: ClientError): TwoKeys | null {
  const failure = failureOf(error);
  if (failure?.code !== 'rotation-two-keys') return null;
  const { profile, userName, otherKey, isActive, isHere, lastUsedAt } = failure.facts;
  return {
    profile: typeof profile === 'string' ? profile : null,
    userName: String(userName),
    otherKey: String(otherKey),
    isActive: isActive === true,
    isHere: isHere === true,
    lastUsedAt: typeof lastUsedAt === 'string' ? lastUsedAt : null,
  };
}

/** Milliseconds, 30 days: a key that was used since is not deleted on the way. */
const unusedAfter = 30 * 86_400_000;

function canDelete({ isHere, lastUsedAt }: TwoKeys, now: number): boolean {
  return !isHere && (lastUsedAt === null || now - Date.parse(lastUsedAt) >= unusedAfter);
}

function OtherKey({ two, advice }: { readonly two: TwoKeys; readonly advice: string }) {
  const now = useNow(60_000);
  const host = useInfo().data?.host ?? 'desktop';
  const used = two.lastUsedAt === null ? null : format.ago(now - Date.parse(two.lastUsedAt));
  const { twoKeys } = words;
  return (
    <>
      <p>
        {twoKeys.other}: {twoKeys.facts(two.otherKey, two.isActive, used)}
      </p>
      <p>
        {canDelete(two, now)
          ? `${twoKeys.canDelete} ${advice} ${words.asks[host]}`
          : two.isHere
            ? `${twoKeys.here} ${advice}`
            : twoKeys.used}
      </p>
    </>
  );
}
