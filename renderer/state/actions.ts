/** What can be done with profiles and changes, each answered by a toast that says exactly what changed. */
import { safe } from '@orpc/client';
import { useMemo } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { plain, strong, type TextPart } from '../../shared/catalogue/words.js';
import type { ChangeMade } from '../../shared/models/change.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { ResolutionFindingCode } from '../../shared/models/resolution.js';
import type { ToolId } from '../../shared/vocabulary.js';
import type { ProfileColour, SettingsChange } from '../../shared/models/settings.js';
import type { Client, ClientError } from '../client/client.js';
import { useApi } from './api.js';
import { errorWords } from './failures.js';
import { exceptionsOf } from './effects.js';
import { useNavigate } from './navigation.js';
import { useSettings } from './queries.js';
import { ownEnvironment } from './question.js';
import { useToasts, type Toasts } from './toasts.js';

const { listOf } = catalogue.format;
const {
  shell,
  makeActive: words,
  changes,
  fileActions,
  resolution,
  settings: settingsWords,
  editActions,
  purging,
} = catalogue;

export interface Actions {
  /** Asks first where the profile is coloured as production. */
  makeActive(profile: ListedProfile, forMilliseconds?: number | null): Promise<void>;
  /** Without asking: the person has said yes. */
  makeActiveNow(profile: ListedProfile, forMilliseconds: number | null): Promise<boolean>;
  preview(profile: ListedProfile): void;
  restoreDefault(): Promise<void>;
  /** Null: the newest change that is not undone. */
  undo(change: string | null): Promise<void>;
  /** Takes the secrets of a profile out of what is kept of earlier versions; main asks. True where it is done. */
  purge(name: string): Promise<boolean>;
  putBackFile(path: string): Promise<void>;
  acceptFile(path: string): Promise<void>;
  /** The edit that mends a finding, as it was previewed. */
  applyFix(fix: { code: ResolutionFindingCode; file: string; line: number }): Promise<void>;
  /** Main copies it, so that the window never has it. */
  copySetting(profile: ListedProfile, key: string): Promise<void>;
  setFavourite(profile: ListedProfile, favourite: boolean): void;
  setColour(profile: ListedProfile, colour: ProfileColour | null): void;
  changeSettings(change: SettingsChange): void;
  addLocation(): Promise<void>;
  removeLocation(path: string): Promise<void>;
  /** Main asks for a file to import from; then its profiles are shown. */
  openImport(): Promise<void>;
}

export function useActions(): Actions {
  const { client } = useApi();
  const toasts = useToasts();
  const navigate = useNavigate();
  const colours = useSettings().data?.colours;
  return useMemo(() => {
    const change = changeActions(client, toasts);
    return {
      ...change,
      ...settingsActions(client, toasts),
      async openImport() {
        const { error, data } = await safe(client.editing.openImport());
        if (error) showProblem(toasts, error);
        else if (data.reading !== null)
          navigate({ kind: 'dialog', dialog: { kind: 'import', reading: data.reading } });
      },
      preview: (profile) =>
        navigate({
          kind: 'dialog',
          dialog: { kind: 'make-active', profile, reason: 'preview', forMilliseconds: null },
        }),
      async makeActive(profile, forMilliseconds = null) {
        if (colours?.[profile.id] === 'red') {
          const dialog = { kind: 'make-active', profile, reason: 'ask', forMilliseconds } as const;
          navigate({ kind: 'dialog', dialog });
          return;
        }
        await change.makeActiveNow(profile, forMilliseconds);
      },
    };
  }, [client, toasts, navigate, colours]);
}

type ChangeActions = Pick<
  Actions,
  | 'makeActiveNow'
  | 'restoreDefault'
  | 'undo'
  | 'purge'
  | 'putBackFile'
  | 'acceptFile'
  | 'applyFix'
  | 'copySetting'
>;

function changeActions(client: Client, toasts: Toasts): ChangeActions {
  const undo: Actions['undo'] = async (change) => {
    const { error, data } = await safe(client.changes.undo({ change }));
    if (error) showProblem(toasts, error);
    else toasts.show({ kind: 'done', text: madeText([plain(words.undone)], data), action: null });
  };
  const told = (text: readonly TextPart[], made: ChangeMade, more: readonly TextPart[] = []): void => {
    const { change } = made;
    const action = change === null ? null : { label: shell.undo, run: () => void undo(change) };
    toasts.show({ kind: 'done', text: [...madeText(text, made), ...more], action });
  };
  return {
    undo,
    async purge(name) {
      const { error, data } = await safe(client.changes.purge({ profile: name }));
      if (error) showProblem(toasts, error);
      else toasts.show({ kind: 'done', text: purging.done(name, data.changes.length), action: null });
      return error === null;
    },
    async makeActiveNow(profile, forMilliseconds) {
      const { id, name } = profile;
      const { error, data } = await safe(client.profiles.makeActive({ id, forMilliseconds }));
      if (error) {
        showProblem(toasts, error);
        return false;
      }
      void safe(client.application.changeSettings({ kind: 'recent', id }));
      told(activeText(name, data), data, await exceptions(client, name));
      return true;
    },
    async restoreDefault() {
      const { error, data } = await safe(client.profiles.restoreDefault());
      if (error) showProblem(toasts, error);
      else told([plain(words.restored)], data);
    },
    async putBackFile(path) {
      const { error, data } = await safe(client.changes.putBackFile({ path }));
      if (error) showProblem(toasts, error);
      else told([plain(fileActions.putBackDone(path))], data);
    },
    async applyFix(fix) {
      const { error, data } = await safe(client.resolution.applyFix(fix));
      if (error) showProblem(toasts, error);
      else told([plain(resolution.fixes.done)], data);
    },
    async copySetting({ id }, key) {
      const { error, data } = await safe(client.editing.copySetting({ id, key }));
      if (error) {
        showProblem(toasts, error);
        return;
      }
      const { clearsAfterSeconds: seconds } = data;
      const text = seconds === null ? editActions.copied : editActions.copiedFor(seconds);
      toasts.show({ kind: 'done', text: [plain(text)], action: null });
    },
    async acceptFile(path) {
      const { error } = await safe(client.changes.acceptFile({ path }));
      if (error) showProblem(toasts, error);
      else toasts.show({ kind: 'done', text: [plain(fileActions.kept(path))], action: null });
    },
  };
}

type SettingsActions = Pick<
  Actions,
  'setFavourite' | 'setColour' | 'changeSettings' | 'addLocation' | 'removeLocation'
>;

function settingsActions(client: Client, toasts: Toasts): SettingsActions {
  const done = (text: string): void => toasts.show({ kind: 'done', text: [plain(text)], action: null });
  const changeSettings = (change: SettingsChange): void => {
    void safe(client.application.changeSettings(change)).then(({ error }) => {
      if (error) showProblem(toasts, error);
    });
  };
  return {
    changeSettings,
    setFavourite: ({ id }, favourite) => changeSettings({ kind: 'favourite', id, favourite }),
    setColour: ({ id }, colour) => changeSettings({ kind: 'colour', id, colour }),
    async addLocation() {
      const { error, data } = await safe(client.application.addLocation());
      if (error) showProblem(toasts, error);
      else if (data.path !== null) done(settingsWords.fileAdded(data.path));
    },
    async removeLocation(path) {
      const { error } = await safe(client.application.removeLocation({ path }));
      if (error) showProblem(toasts, error);
      else done(settingsWords.fileRemoved(path));
    },
  };
}

/** Who does not use it although it is active. Nothing where that cannot be known now. */
async function exceptions(client: Client, name: string): Promise<readonly TextPart[]> {
  const question = { environment: ownEnvironment, profile: null, region: null, whatIf: [] };
  const { error, data } = await safe(client.resolution.resolve(question));
  if (error) return [];
  const { others, stopping } = exceptionsOf(data.traces, name);
  const sentence = (tools: readonly ToolId[], say: (names: string, one: boolean) => string): string[] =>
    tools.length === 0 ? [] : [say(listOf(tools.map(resolution.toolName), 3), tools.length === 1)];
  const sentences = [...sentence(others, words.useOther), ...sentence(stopping, words.stopAtIt)];
  return sentences.map((text) => plain(` ${text}`));
}

function activeText(name: string, made: ChangeMade): readonly TextPart[] {
  if (made.change === null) return [plain(words.alreadyDone(name))];
  const until =
    made.revertsAt === null
      ? []
      : [plain(` ${words.until(catalogue.format.clockTime(made.revertsAt, Date.now()))}`)];
  return [...words.done(name), ...until];
}

/** What happened, then exactly which lines changed where. */
export function madeText(text: readonly TextPart[], made: ChangeMade): readonly TextPart[] {
  const lines = made.files.length === 0 ? [] : [plain(` ${changes.changedFiles(made.files)}`)];
  const inPlace = made.writtenInPlace.map((path) => plain(` ${words.inPlace(path)}`));
  return [...text, ...lines, ...inPlace];
}

/** What went wrong, and what to do; stays until it is closed. */
export function showProblem(toasts: Toasts, error: ClientError): void {
  const { happened, advice } = errorWords(error);
  toasts.show({ kind: 'problem', text: [strong(happened), plain(` ${advice}`)], action: null });
}
