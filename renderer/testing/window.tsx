/** The whole window over a client that answers from a table. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChangedEvent } from '../../shared/models/application.js';
import type { ListedProfile, ProfileDetail } from '../../shared/models/profile.js';
import type { Settings } from '../../shared/models/settings.js';
import { App } from '../app/app.js';
import { answerOf, ownVariables } from './answers.js';
import { fakeClient, type Answers } from './fake-client.js';
import { keyListOf, rotationListOf } from './keys.js';
import { sessionListOf } from './sessions.js';
import { storeDetailOf } from './store.js';

export const noSettings: Settings = {
  theme: 'light',
  favourites: [],
  recents: [],
  colours: {},
  locations: [],
};

export function detailOf(profile: ListedProfile): ProfileDetail {
  return { revision: 1, profile, settings: {}, chain: [], dependants: [], findings: [], sections: [] };
}

export function listOf(profiles: readonly ListedProfile[]) {
  const active = profiles.find((profile) => profile.active);
  return {
    revision: 1,
    profiles,
    files: [],
    findings: [],
    active: {
      id: active?.id ?? null,
      name: active?.name ?? null,
      kind: active?.kind ?? null,
      accountId: active?.accountId ?? null,
      region: active?.region ?? null,
      revertsAt: null,
      canRestore: false,
      keptAs: [],
      contradictions: [],
    },
  };
}

function defaultAnswers(profiles: readonly ListedProfile[]): Answers {
  return {
    'application.watch': never,
    'application.settings': () => noSettings,
    'application.changeSettings': () => noSettings,
    'application.info': () => ({
      version: '0.1.0',
      host: 'web',
      platform: 'linux',
      paths: { home: '/home/h', data: '~/data', settings: '~/settings.json', logs: '~/logs' },
      historySealed: false,
    }),
    'profiles.list': () => listOf(profiles),
    'profiles.show': (input) => {
      const found = profiles.find((profile) => hasId(input, profile.id));
      if (found === undefined) throw new Error('no such profile');
      return detailOf(found);
    },
    'changes.list': () => ({ revision: 1, changes: [] }),
    'resolution.environments': () => ({ environments: [ownVariables] }),
    'resolution.resolve': () => answerOf([]),
    'resolution.examine': () => ({ revision: 1, profiles: [], resolution: [] }),
    'sessions.list': () => sessionListOf([]),
    'sessions.knownIdentity': () => ({ identity: null }),
    'sessions.mfaQuestion': (input) => ({
      keptSecret: false,
      nextCodeAt: null,
      ...(typeof input === 'object' ? input : {}),
    }),
    'keys.list': () => keyListOf([]),
    'keys.programs': () => ({ programs: [], isKnown: true }),
    'rotations.list': () => rotationListOf([]),
    'store.detail': () => storeDetailOf(),
    'store.activity': () => ({ rows: [] }),
    'store.sdkStore': () => ({ reading: null }),
    'store.used': () => ({}),
    'editing.surroundings': () => ({
      revision: 1,
      ssoSessions: [],
      services: [],
      locations: [],
      hasClipboard: false,
    }),
  };
}

function hasId(input: unknown, id: string): boolean {
  return typeof input === 'object' && input !== null && 'id' in input && input.id === id;
}

/** A stream that stays open and says nothing. */
function never(): AsyncIteratorObject<ChangedEvent> {
  return {
    next: () => new Promise(() => undefined),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Elements have no size without a layout; the list needs one to know how many rows fit. */
function giveLayout(): void {
  // The wide layout: the queries for a narrow window, for dark and for less motion all say no.
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      matches: false,
      media,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  for (const [name, value] of [
    ['offsetHeight', 600],
    ['offsetWidth', 400],
    ['clientHeight', 600],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
}

/** As a person's own input sets it: past the setter by which React tells its own changes. */
function setValue(field: HTMLElement | null, value: string): void {
  if (field === null) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
}

export interface OpenWindow {
  readonly calls: ReturnType<typeof fakeClient>['calls'];
  /** Lets everything that is under way settle. */
  settle(): Promise<void>;
  press(target: Element | null, key: string, held?: KeyboardEventInit): Promise<void>;
  type(text: string): Promise<void>;
  /** Fills a text field. */
  fill(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): Promise<void>;
  choose(list: HTMLSelectElement | null, value: string): Promise<void>;
  click(target: HTMLElement | null): Promise<void>;
  close(): void;
}

/** Opens the window over these profiles. `answers` are used before the usual ones. */
export async function openWindow(
  profiles: readonly ListedProfile[],
  answers: Answers = {},
): Promise<OpenWindow> {
  giveLayout();
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  const { client, calls } = fakeClient({ ...defaultAnswers(profiles), ...answers });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const settle = () =>
    act(async () => {
      // Turn by turn: on a busy machine one long wait is over before what one answer leads to has begun.
      for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    });
  async function fill(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): Promise<void> {
    act(() => {
      setValue(field, text);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await settle();
  }
  act(() => root.render(<App connection={{ client, host: 'desktop' }} />));
  // The list is answered first, the detail of the first profile after it.
  await settle();
  await settle();
  return {
    calls,
    settle,
    async press(target, key, held = {}) {
      act(() => {
        target?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
        );
      });
      await settle();
    },
    type: (text) => fill(document.querySelector<HTMLInputElement>('[data-search]'), text),
    fill,
    async choose(list, value) {
      act(() => {
        setValue(list, value);
        list?.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await settle();
    },
    async click(target) {
      act(() => target?.click());
      await settle();
    },
    close() {
      act(() => root.unmount());
      place.remove();
    },
  };
}
