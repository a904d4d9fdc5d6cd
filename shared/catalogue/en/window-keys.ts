/** Words of the Keys view: every access key once, what AWS said of it, and what can be done to it. */
import type { KeyAction, KeyLearned, KeyPlace, KeyRow } from '../../models/key.js';
import type { KeyTrait } from '../../vocabulary.js';
import { plain, strong, type TextPart } from '../words.js';
import { accountId, ago, listOf, plural } from './format.js';

const day = 86_400_000;

const traits: Readonly<Record<KeyTrait, { readonly name: string; readonly help: (days: number) => string }>> =
  {
    old: { name: 'Old', help: (days) => `Older than ${plural(days, 'day', 'days')}` },
    unused: { name: 'Unused', help: (days) => `Not used for ${plural(days, 'day', 'days')}, as AWS says` },
    duplicate: { name: 'Duplicate', help: () => 'Stands in more than one place' },
    plaintext: { name: 'Plaintext', help: () => 'Stands in a file that is not encrypted' },
    root: { name: 'Root user', help: () => 'Belongs to the root user: AWS says to have none' },
    inactive: { name: 'Inactive', help: () => 'AWS refuses it' },
  };

const statuses = { active: 'Active', inactive: 'Inactive', gone: 'Gone', unknown: 'Not known' } as const;

/** `412 days`; null where AWS never told. @param now milliseconds since the epoch */
function age(createdAt: string | null | undefined, now: number): string | null {
  if (createdAt === null || createdAt === undefined) return null;
  return plural(Math.max(0, Math.floor((now - Date.parse(createdAt)) / day)), 'day', 'days');
}

function when(moment: string, now: number): string {
  return ago(now - Date.parse(moment));
}

/** When, and for what: `3 days ago`, `s3 · eu-west-1`. */
function lastUse(
  learned: Pick<KeyLearned, 'lastUse'> | null,
  now: number,
): { readonly time: string; readonly by: string | null } {
  const use = learned?.lastUse ?? null;
  if (use === null) return { time: learned === null ? '–' : 'Not told', by: null };
  if (use.at === null) return { time: 'Never', by: null };
  const by = [use.service, use.region].filter((each) => each !== null && each !== 'N/A').join(' · ');
  return { time: when(use.at, now), by: by === '' ? null : by };
}

function placeName({ path, line }: KeyPlace): string {
  if (path === null) return 'encrypted store';
  return line === null ? path : `${path}, line ${String(line)}`;
}

export const keysView = {
  title: 'Keys',
  summary: (keys: number, attention: number) =>
    keys === 0
      ? 'No access key stands here.'
      : `${plural(keys, 'access key', 'access keys')}, each once, wherever it stands.${attention === 0 ? '' : ` ${plural(attention, 'is', 'are')} old, unused or of the root user.`}`,
  count: (shown: number, total: number) =>
    shown === total
      ? plural(total, 'key', 'keys')
      : `${shown.toLocaleString('en')} of ${plural(total, 'key', 'keys')}`,
  label: 'Access keys',
  search: 'Search keys',
  searchHint: 'Key ID, profile, user, account',
  filters: 'Show only',
  all: 'All',
  traits,
  oldAfter: 'Old after',
  days: (days: number) => plural(days, 'day', 'days'),
  columns: {
    key: 'Key and profiles',
    user: 'User and account',
    age: 'Age',
    lastUse: 'Last used',
    status: 'Status',
    actions: 'Actions',
  },
  choose: (keyId: string) => `Choose ${keyId}`,
  chooseAll: 'Choose all',
  showMore: (count: number) => `Show ${String(count)} more`,
  noMatch: 'No key matches',
  noMatchAdvice: 'Nothing here is like your search and the filters.',
  showAll: 'Show all keys',
  emptyTitle: 'No access keys here',
  emptyAdvice:
    'Nothing in your files or in the encrypted store is a long-term access key. That is as AWS recommends it.',
  lockedSentence: 'Keys in the encrypted store are not shown: it is locked.',
  lockedSome: 'The encrypted store is locked. Keys in it are not shown.',
  unlock: 'Unlock…',
  ask: 'Ask AWS',
  askOf: (keyId: string) => `Ask AWS about ${keyId}`,
  askAll: 'Ask AWS about all',
  askHelp:
    'Keyway asks AWS about a key only when you say so: whose it is, how old, when last used, and the user’s other key.',
  asking: 'Asking AWS…',
  askingCount: (done: number, all: number) =>
    `Asking AWS: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  asked: (answered: number, all: number): readonly TextPart[] => [
    plain('AWS told about '),
    strong(
      answered === all ? plural(all, 'key', 'keys') : `${String(answered)} of ${plural(all, 'key', 'keys')}`,
    ),
    plain('.'),
  ],
  neverAsked: 'not asked yet',
  askedAgo: (at: string, now: number) => `asked ${when(at, now)}`,
  failedLine: 'the last asking failed',
  age,
  lastUse,
  statuses,
  temporary: 'Temporary',
  rotating: 'Rotation under way',
  rootUser: 'root user',
  noUser: 'no IAM user',
  profilesLine: (names: readonly string[]) => listOf([...new Set(names)], 3),
  programs: (count: number) => plural(count, 'program', 'programs'),
  rotate: 'Rotate…',
  rotateKey: 'Rotate the access key…',
  rotateOf: (keyId: string) => `Rotate ${keyId}`,
  goOn: 'Go on…',
  goOnOf: (keyId: string) => `Go on with the rotation of ${keyId}`,
  rotateOld: (count: number) => (count === 1 ? 'Rotate the old key…' : `Rotate ${String(count)} old keys…`),
  menuOf: (keyId: string) => `What can be done with ${keyId}`,
  chosen: (count: number) => `${plural(count, 'key', 'keys')} chosen`,
  clear: 'Choose none',
  openDetail: 'Show everything known',
  copyId: 'Copy access key ID',
  openProfile: (name: string) => `Open the profile ${name}`,
} as const;

/** Everything known of one key. */
export const keyFacts = {
  label: (keyId: string) => `Access key ${keyId}`,
  close: 'Close',
  places: 'Where it stands',
  placeName,
  openPlace: (profile: string, place: string) => `Open ${profile}, ${place}`,
  facts: {
    user: 'User',
    account: 'Account ID',
    arn: 'ARN',
    status: 'Status',
    created: 'Made',
    lastUse: 'Last used',
    learned: 'AWS was asked',
    dependants: 'Source of',
    sessions: 'Sessions',
    programs: 'Programs',
    other: 'Other key of the user',
  },
  created: (time: string, age: string) => `${time}, ${age} ago`,
  none: 'none',
  notAsked: 'not asked yet',
  notTold: 'A policy does not let this user ask.',
  dependants: (names: readonly string[]) => listOf(names, 8),
  sessions: (names: readonly string[]) => listOf(names, 8),
  program: (program: string, pid: number, variable: string) => `${program} (${String(pid)}), ${variable}`,
  programsUnknown: 'This system does not tell what other programs have.',
  other: (keyId: string, status: string, age: string | null) =>
    [keyId, status.toLowerCase(), ...(age === null ? [] : [`${age} old`])].join(' · '),
  otherHere: 'Show it',
  otherHereOf: (keyId: string) => `Show the other key, ${keyId}`,
  otherNowhere: 'stands nowhere here',
  noOther: 'none: this is the only one',
  failed: 'AWS was asked and did not tell',
  ofSource: (profile: string) => `Comes from the profile ${profile}.`,
  noneOfProfile: 'No access key belongs to this profile.',
  noneOfProfileAdvice:
    'It gets its credentials another way, or is in a store that is locked. Keys are what profiles of the kind “Access key” hold.',
  showInKeys: 'Show in Keys',
} as const;

const doing: Readonly<
  Record<
    KeyAction,
    { readonly title: string; readonly does: string; readonly doing: string; readonly done: string }
  >
> = {
  deactivate: {
    title: 'Deactivate',
    does: 'AWS refuses the key from then on. It can be reactivated at any time.',
    doing: 'Deactivating…',
    done: 'is deactivated.',
  },
  activate: {
    title: 'Reactivate',
    does: 'AWS takes the key again, from whoever has it.',
    doing: 'Reactivating…',
    done: 'is active again.',
  },
  delete: {
    title: 'Delete',
    does: 'AWS forgets the key for good. What stands in your files and in the store stays until you remove it.',
    doing: 'Deleting…',
    done: 'is deleted.',
  },
};

/** Deactivating, reactivating and deleting on their own. */
export const keyActionWords = {
  menu: (action: KeyAction) => `${doing[action].title}…`,
  title: (action: KeyAction, keyId: string) => `${doing[action].title} ${keyId}?`,
  of: ({ learned }: Pick<KeyRow, 'learned'>): readonly TextPart[] =>
    learned === null
      ? [plain('AWS was not asked yet whose key this is.')]
      : [
          plain('A key of '),
          strong(learned.isRoot ? 'the root user' : (learned.userName ?? learned.arn)),
          plain(' in '),
          strong(accountId(learned.accountId)),
          plain('.'),
        ],
  does: (action: KeyAction) => doing[action].does,
  profiles: (action: KeyAction, names: readonly string[]): readonly TextPart[] => [
    strong(listOf(names, 6)),
    plain(
      action === 'activate'
        ? ` ${names.length === 1 ? 'works' : 'work'} again.`
        : ` ${names.length === 1 ? 'stops' : 'stop'} working.`,
    ),
  ],
  sessions: (names: readonly string[]): readonly TextPart[] => [
    plain(`${names.length === 1 ? 'The session' : 'Sessions'} of `),
    strong(listOf(names, 6)),
    plain(' cannot be renewed, and may end at once.'),
  ],
  programs: (names: readonly string[]): readonly TextPart[] => [
    strong(listOf(names, 6)),
    plain(` ${names.length === 1 ? 'runs' : 'run'} with it in the environment.`),
  ],
  nothing: 'Nothing that Keyway knows of uses it.',
  elsewhere: 'Other computers and services may have it too: look at when it was last used.',
  isLast:
    'No other working key of this user stands here. Without it you may not be able to sign in as this user from this computer.',
  deleteFirst: 'Deactivating it first shows what misses it, and can be taken back.',
  confirm: (action: KeyAction) => doing[action].title,
  working: (action: KeyAction) => doing[action].doing,
  breaks: 'What would break',
  mends: 'What would work again',
  checking: 'Looking at what uses it…',
  done: (action: KeyAction, keyId: string): readonly TextPart[] => [
    strong(keyId),
    plain(` ${doing[action].done}`),
  ],
  reactivate: 'Reactivate',
} as const;
