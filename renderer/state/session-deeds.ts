/** What is done with a session that runs: asked who it is, copied, handed to a terminal, a file or the browser. */
import { safe } from '@orpc/client';
import type { QueryClient } from '@tanstack/react-query';
import { catalogue } from '../../shared/catalogue/index.js';
import { plain, type TextPart } from '../../shared/catalogue/words.js';
import type { CallerIdentity } from '../../shared/models/session.js';
import type { ClientError } from '../client/client.js';
import { madeText } from './actions.js';
import type { Api } from './api.js';
import type { SessionDeed } from './navigation.js';
import type { Toasts } from './toasts.js';

const { sessionMenu: words, identity: identityWords, shell } = catalogue;

/** Where in the console; null: its first page, the profile's Region. */
export interface ConsolePlace {
  readonly service: string | null;
  readonly region: string | null;
}

export interface DeedTools {
  readonly api: Api;
  readonly cache: QueryClient;
  readonly toasts: Toasts;
  readonly undo: (change: string) => void;
  /** Asks where in the console. */
  readonly askConsole: (profile: string) => void;
}

/** Does it and says so; gives the error where it could not be done. */
export async function doDeed(deed: SessionDeed, tools: DeedTools): Promise<ClientError | null> {
  const { api, toasts } = tools;
  const { sessions } = api.client;
  const { profile } = deed;
  switch (deed.kind) {
    case 'identity':
      return askIdentity(profile, tools);
    case 'copy-environment': {
      const { error, data } = await safe(sessions.copyEnvironment({ profile, shell: deed.shell }));
      if (error) return error;
      const { clearsAfterSeconds: seconds } = data;
      done(toasts, seconds === null ? words.copied(profile) : words.copiedFor(profile, seconds));
      return null;
    }
    case 'open-terminal': {
      const { error } = await safe(sessions.openTerminal({ profile }));
      if (error === null) done(toasts, words.terminalOpened(profile));
      return error;
    }
    case 'write-temporary':
      return writeTemporary(profile, tools);
    case 'open-console':
      tools.askConsole(profile);
      return null;
  }
}

async function askIdentity(profile: string, { api, cache, toasts }: DeedTools): Promise<ClientError | null> {
  const { error, data } = await safe(api.client.sessions.identity({ profile, mfa: null }));
  if (error) return error;
  rememberIdentity(api, cache, profile, data);
  done(toasts, identityWords.toast(profile, data));
  return null;
}

export function rememberIdentity(
  { queries }: Api,
  cache: QueryClient,
  profile: string,
  identity: CallerIdentity | null,
): void {
  cache.setQueryData(queries.sessions.knownIdentity.queryKey({ input: { profile } }), { identity });
}

async function writeTemporary(
  profile: string,
  { api, toasts, undo }: DeedTools,
): Promise<ClientError | null> {
  const { error, data } = await safe(api.client.sessions.writeTemporary({ profile }));
  if (error) return error;
  const { name, made } = data;
  const { change } = made;
  const action = change === null ? null : { label: shell.undo, run: () => undo(change) };
  toasts.show({ kind: 'done', text: madeText(words.temporaryWritten(name), made), action });
  return null;
}

export async function removeTemporary(
  profile: string,
  { api, toasts, undo }: DeedTools,
): Promise<ClientError | null> {
  const { error, data } = await safe(api.client.sessions.removeTemporary({ profile }));
  if (error) return error;
  const { change } = data;
  const action = change === null ? null : { label: shell.undo, run: () => undo(change) };
  toasts.show({ kind: 'done', text: madeText([plain(words.temporaryRemoved)], data), action });
  return null;
}

function done(toasts: Toasts, text: readonly TextPart[]): void {
  toasts.show({ kind: 'done', text, action: null });
}
