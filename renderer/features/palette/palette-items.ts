/** What the command palette offers for a query. Pure. */
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { Theme } from '../../../shared/models/settings.js';
import { credentialSources } from '../../../shared/vocabulary.js';
import type { LearnPage, View } from '../../state/navigation.js';
import { canIdentify, givesSessions } from '../../state/session-kinds.js';
import { findProfiles, type SearchableProfile } from '../../state/profile-search.js';

const { palette: words, shell, settings, actions, editActions, teaching, resolution, storeView } = catalogue;
const mostProfiles = 8;

/** What is done with the session of a profile, or asked of AWS about it. */
export type SessionCommandKind =
  'start-session' | 'renew-session' | 'stop-session' | 'open-console' | 'whoami';

/** What choosing an item does. */
export type PaletteCommand =
  | { readonly kind: 'open'; readonly profile: ListedProfile }
  | { readonly kind: 'make-active'; readonly profile: ListedProfile }
  | { readonly kind: 'view'; readonly view: View }
  /** Which source wins when this profile is given; null: when none is. */
  | { readonly kind: 'resolve'; readonly profile: string | null }
  | { readonly kind: 'learn'; readonly page: LearnPage }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'undo' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'add-file' }
  | { readonly kind: 'add-profile' }
  | { readonly kind: 'paste' }
  | { readonly kind: 'import' }
  | { readonly kind: 'default-region' }
  | { readonly kind: 'lock-store' }
  | { readonly kind: 'edit'; readonly profile: ListedProfile }
  | { readonly kind: 'start-sessions' }
  | { readonly kind: 'keep-mfa-secret' }
  | { readonly kind: 'ask-keys' }
  | { readonly kind: 'rotate-key'; readonly name: string }
  | { readonly kind: 'renew-sessions'; readonly names: readonly string[] }
  | {
      readonly kind: SessionCommandKind;
      /** Of the profile. */
      readonly name: string;
    };

export interface PaletteItem {
  readonly key: string;
  readonly group: string;
  readonly text: string;
  readonly command: PaletteCommand;
}

export interface PaletteInput {
  readonly profiles: readonly SearchableProfile[];
  /** Shown first while nothing is typed. */
  readonly recents: readonly string[];
  readonly canRestore: boolean;
  /** The encrypted store is unlocked. */
  readonly canLock: boolean;
  /** Names of the profiles whose sessions run. */
  readonly running: ReadonlySet<string>;
}

export function paletteItems(query: string, input: PaletteInput): readonly PaletteItem[] {
  const isEmpty = query.trim() === '';
  const found = isEmpty
    ? recentProfiles(input)
    : findProfiles(input.profiles, query, null)
        .slice(0, mostProfiles)
        .map((entry) => entry.profile);
  const [best] = found;
  const makeBest = isEmpty || best === undefined || best.active ? [] : [makeActiveItem(best)];
  const explainBest = isEmpty || best === undefined || best.location !== null ? [] : [explainItem(best)];
  const fixed = [...fixedItems(input), ...(isEmpty ? [] : learnItems())].filter((item) =>
    hasWords(item.text, query),
  );
  const editBest = isEmpty || best === undefined ? [] : [editItem(best)];
  const rotateBest =
    isEmpty || best === undefined || best.location !== null || best.accessKeyId === null
      ? []
      : [rotateItem(best)];
  const sessionBest = isEmpty || best === undefined ? [] : sessionItems(best, input.running);
  return [
    ...found.map(openItem),
    ...makeBest,
    ...sessionBest,
    ...explainBest,
    ...editBest,
    ...rotateBest,
    ...fixed,
  ];
}

function recentProfiles({ profiles, recents }: PaletteInput): readonly ListedProfile[] {
  const byId = new Map(profiles.map(({ profile }) => [profile.id, profile]));
  return recents.flatMap((id) => byId.get(id) ?? []).slice(0, mostProfiles);
}

function openItem(profile: ListedProfile): PaletteItem {
  return {
    key: `open ${profile.id}`,
    group: words.groups.profiles,
    text: profile.name,
    command: { kind: 'open', profile },
  };
}

function makeActiveItem(profile: ListedProfile): PaletteItem {
  return {
    key: 'make-active',
    group: words.groups.actions,
    text: words.makeActive(profile.name),
    command: { kind: 'make-active', profile },
  };
}

function explainItem({ name }: ListedProfile): PaletteItem {
  return {
    key: 'explain',
    group: words.groups.actions,
    text: words.explain(name),
    command: { kind: 'resolve', profile: name },
  };
}

function editItem(profile: ListedProfile): PaletteItem {
  return {
    key: 'edit',
    group: words.groups.actions,
    text: words.edit(profile.name),
    command: { kind: 'edit', profile },
  };
}

function rotateItem({ name }: ListedProfile): PaletteItem {
  return {
    key: 'rotate-key',
    group: words.groups.actions,
    text: words.rotateKey(name),
    command: { kind: 'rotate-key', name },
  };
}

/** What can be done with its session, and asking AWS who it is. */
function sessionItems(profile: ListedProfile, running: ReadonlySet<string>): readonly PaletteItem[] {
  const { name } = profile;
  const item = (text: string, kind: SessionCommandKind): PaletteItem => ({
    key: kind,
    group: words.groups.actions,
    text,
    command: { kind, name },
  });
  const session = !givesSessions(profile)
    ? []
    : running.has(name)
      ? [
          item(words.renewSession(name), 'renew-session'),
          item(words.stopSession(name), 'stop-session'),
          item(words.openConsole(name), 'open-console'),
        ]
      : [item(words.startSession(name), 'start-session')];
  return [...session, ...(canIdentify(profile) ? [item(words.whoami(name), 'whoami')] : [])];
}

function fixedItems({ canRestore, canLock, running }: PaletteInput): readonly PaletteItem[] {
  const item = (group: string, text: string, command: PaletteCommand): PaletteItem => ({
    key: text,
    group,
    text,
    command,
  });
  const { groups } = words;
  return [
    item(groups.actions, words.undo, { kind: 'undo' }),
    ...(canRestore ? [item(groups.actions, actions.restore, { kind: 'restore' })] : []),
    ...(canLock ? [item(groups.actions, storeView.lockHint, { kind: 'lock-store' })] : []),
    item(groups.actions, words.startSessions, { kind: 'start-sessions' }),
    ...(running.size > 0
      ? [item(groups.actions, words.renewSessions, { kind: 'renew-sessions', names: [...running] })]
      : []),
    ...(canLock ? [item(groups.actions, words.keepSecret, { kind: 'keep-mfa-secret' })] : []),
    item(groups.actions, words.askKeys, { kind: 'ask-keys' }),
    item(groups.actions, words.explainDefault, { kind: 'resolve', profile: null }),
    item(groups.actions, words.addProfile, { kind: 'add-profile' }),
    item(groups.actions, words.paste, { kind: 'paste' }),
    item(groups.actions, editActions.importFile, { kind: 'import' }),
    item(groups.actions, editActions.defaultRegion, { kind: 'default-region' }),
    item(groups.actions, words.addFile, { kind: 'add-file' }),
    item(groups.actions, words.shortcuts, { kind: 'shortcuts' }),
    ...(
      ['profiles', 'resolution', 'sessions', 'keys', 'store', 'findings', 'activity', 'settings'] as const
    ).map((view) => item(groups.views, words.goTo(shell.views[view]), { kind: 'view', view })),
    ...(['system', 'light', 'dark'] as const).map((theme) =>
      item(groups.settings, words.theme(settings.themes[theme]), { kind: 'theme', theme }),
    ),
  ];
}

/** The pages that teach, by their titles. */
function learnItems(): readonly PaletteItem[] {
  const { authentication, sourceOrder } = teaching;
  const pages: readonly (readonly [LearnPage, string])[] = [
    ['authentication', authentication.title],
    ['order', sourceOrder.title],
    ...credentialSources.map((source) => [source, resolution.sourceName(source)] as const),
  ];
  return pages.map(([page, title]) => ({
    key: `learn ${page}`,
    group: words.groups.learn,
    text: words.about(title),
    command: { kind: 'learn', page },
  }));
}

function hasWords(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
