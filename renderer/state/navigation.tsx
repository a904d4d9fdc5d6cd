/** Where the person is in the window: the view, the profile, the part of it, and the dialog that is open. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type ReactNode,
  type RefObject,
} from 'react';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { Finding } from '../../shared/models/finding.js';
import type { ImportReading } from '../../shared/models/pasted.js';
import type { MfaQuestion, SessionOptions } from '../../shared/models/session.js';
import type { CredentialSource, ProfileKind, Shell } from '../../shared/vocabulary.js';
import type { KeyDialog } from './key-dialogs.js';

export type View =
  'profiles' | 'editor' | 'resolution' | 'sessions' | 'keys' | 'store' | 'findings' | 'activity' | 'settings';
export type DetailTab = 'overview' | 'resolution' | 'keys' | 'session' | 'file';
/** A page that teaches: a source, the ways to authenticate, or the order of sources. */
export type LearnPage = CredentialSource | 'authentication' | 'order';

/** A line that the File tab shows and marks. */
export interface LineMark {
  readonly file: string;
  readonly line: number;
}

/** What the editor was opened for. `field`: the one to begin with, as a problem names it. */
export type EditorRequest =
  | { readonly mode: 'add'; readonly kind: ProfileKind | null; readonly pastes: boolean }
  | { readonly mode: 'edit'; readonly id: string; readonly field: string | null };

/** What stands in front of the view. One at a time. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'rename'; readonly profile: ListedProfile }
  | { readonly kind: 'clone'; readonly profile: ListedProfile }
  | { readonly kind: 'remove'; readonly profiles: readonly ListedProfile[] }
  | { readonly kind: 'rename-group'; readonly profiles: readonly ListedProfile[] }
  | { readonly kind: 'region'; readonly profiles: readonly ListedProfile[] }
  | { readonly kind: 'default-region' }
  /** Something typed would be lost by the step. */
  | { readonly kind: 'leave'; readonly step: NavigationStep }
  | { readonly kind: 'replace-key'; readonly profile: ListedProfile }
  | { readonly kind: 'to-sso-session'; readonly profile: ListedProfile }
  | { readonly kind: 'import'; readonly reading: ImportReading }
  | { readonly kind: 'fix'; readonly finding: Finding }
  /** Credentials for another user or a scheduled task. */
  | { readonly kind: 'other-user'; readonly profile: ListedProfile }
  /** With the profiles that are moved into it afterwards. */
  | { readonly kind: 'store-create'; readonly moves: readonly string[] }
  | { readonly kind: 'store-rekey' }
  | { readonly kind: 'store-kit' }
  | { readonly kind: 'store-unlock' }
  | { readonly kind: 'store-backup' }
  | { readonly kind: 'store-restore' }
  | { readonly kind: 'store-recovery-code' }
  /** From the files into the store; names. */
  | { readonly kind: 'move-in'; readonly profiles: readonly string[] }
  | { readonly kind: 'sdk-store' }
  /** Sessions wait for the codes of these devices. */
  | MfaRequest
  | { readonly kind: 'start-sessions' }
  /** The command line that signs in, as main says it. */
  | { readonly kind: 'sign-in'; readonly profile: string; readonly command: string }
  | { readonly kind: 'console'; readonly profile: string }
  /** Null: the person names the device. */
  | {
      readonly kind: 'keep-mfa-secret';
      readonly device: string | null;
      /** Where it was asked for: goes on from there. */
      readonly back: MfaRequest | null;
    }
  | { readonly kind: 'expect-account'; readonly profile: string; readonly accountId: string | null }
  | { readonly kind: 'session-commands'; readonly profile: string }
  | KeyDialog
  | { readonly kind: 'learn'; readonly page: LearnPage }
  | { readonly kind: 'commands'; readonly profile: ListedProfile }
  /** `ask`: the person pressed Make active on a production profile; `preview`: asked to see the lines first. */
  | {
      readonly kind: 'make-active';
      readonly profile: ListedProfile;
      readonly reason: 'ask' | 'preview';
      readonly forMilliseconds: number | null;
    };

interface MfaRequest {
  readonly kind: 'mfa';
  readonly work: SessionWork;
  readonly questions: readonly MfaQuestion[];
}

/** Starting or renewing, and what was asked for that needs it. */
export type SessionWork =
  | {
      readonly kind: 'start';
      readonly profiles: readonly string[];
      readonly options: SessionOptions;
      readonly then: SessionDeed | null;
    }
  | { readonly kind: 'renew'; readonly profiles: readonly string[] };

/** What can be done with a session that runs. */
export type SessionDeed =
  | { readonly kind: 'identity'; readonly profile: string }
  | { readonly kind: 'copy-environment'; readonly profile: string; readonly shell: Shell }
  | { readonly kind: 'open-terminal'; readonly profile: string }
  | { readonly kind: 'write-temporary'; readonly profile: string }
  | { readonly kind: 'open-console'; readonly profile: string };

export interface Navigation {
  readonly view: View;
  readonly profileId: string | null;
  /** In a narrow window: whether the detail covers the list. */
  readonly drawerOpen: boolean;
  /** A profile was opened, and the focus has not followed it into the detail yet. */
  readonly focusDetail: boolean;
  readonly tab: DetailTab;
  readonly mark: LineMark | null;
  readonly dialog: OpenDialog | null;
  /** Id of the key whose detail the Keys view shows. */
  readonly key: string | null;
  /** What the editor shows; null where it was not opened. */
  readonly editor: EditorRequest | null;
  /** How often the editor was opened: each time it begins anew. */
  readonly opening: number;
}

export type NavigationStep =
  | { readonly kind: 'edit'; readonly request: EditorRequest }
  /** The form is saved: back to the list, at that profile. */
  | { readonly kind: 'saved'; readonly id: string }
  | { readonly kind: 'view'; readonly view: View }
  /** The cursor of the list moved. */
  | { readonly kind: 'select'; readonly id: string }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'tab'; readonly tab: DetailTab }
  | { readonly kind: 'line'; readonly mark: LineMark }
  /** Another view names a line of a profile. */
  | { readonly kind: 'open-line'; readonly id: string; readonly mark: LineMark }
  /** A key of the Keys view; null closes its detail. */
  | { readonly kind: 'key'; readonly id: string | null }
  | { readonly kind: 'close-drawer' }
  | { readonly kind: 'detail-focused' }
  | { readonly kind: 'dialog'; readonly dialog: OpenDialog | null };

export const start: Navigation = {
  view: 'profiles',
  profileId: null,
  drawerOpen: false,
  focusDetail: false,
  tab: 'overview',
  mark: null,
  dialog: null,
  key: null,
  editor: null,
  opening: 0,
};

export function navigate(at: Navigation, step: NavigationStep): Navigation {
  switch (step.kind) {
    case 'edit':
      return {
        ...at,
        view: 'editor',
        editor: step.request,
        opening: at.opening + 1,
        drawerOpen: false,
        dialog: null,
      };
    case 'saved':
      return { ...at, view: 'profiles', editor: null, profileId: step.id, tab: 'overview', mark: null };
    case 'view':
      return { ...at, view: step.view, drawerOpen: false };
    case 'select':
      return step.id === at.profileId ? at : { ...at, profileId: step.id, mark: null };
    case 'open':
      return {
        ...at,
        view: 'profiles',
        profileId: step.id,
        drawerOpen: true,
        focusDetail: true,
        mark: step.id === at.profileId ? at.mark : null,
      };
    case 'tab':
      return { ...at, tab: step.tab, mark: null };
    case 'line':
      return { ...at, tab: 'file', mark: step.mark };
    case 'open-line':
      return {
        ...at,
        view: 'profiles',
        profileId: step.id,
        drawerOpen: true,
        focusDetail: true,
        tab: 'file',
        mark: step.mark,
      };
    case 'key':
      return { ...at, view: 'keys', key: step.id };
    case 'close-drawer':
      return at.drawerOpen ? { ...at, drawerOpen: false } : at;
    case 'detail-focused':
      return { ...at, focusDetail: false };
    case 'dialog':
      return { ...at, dialog: step.dialog };
  }
}

/** All but the chosen profile: that changes with every arrow key, and most of the window need not know. */
type Place = Omit<Navigation, 'profileId'>;

const PlaceContext = createContext<Place>(start);
const SelectionContext = createContext<string | null>(null);
const GuardContext = createContext<RefObject<boolean>>({ current: false });
const StepContext = createContext<(step: NavigationStep) => void>(() => undefined);

export function NavigationProvider({ children }: { children: ReactNode }) {
  const [{ profileId, ...state }, dispatch] = useReducer(navigate, start);
  const guardRef = useRef(false);
  const { view, drawerOpen, focusDetail, tab, mark, dialog, key, editor, opening } = state;
  const place = useMemo(
    () => ({ view, drawerOpen, focusDetail, tab, mark, dialog, key, editor, opening }),
    [view, drawerOpen, focusDetail, tab, mark, dialog, key, editor, opening],
  );
  const step = useCallback((next: NavigationStep) => {
    const asks = guardRef.current && leavesEditor(next);
    dispatch(asks ? { kind: 'dialog', dialog: { kind: 'leave', step: next } } : next);
  }, []);
  return (
    <GuardContext value={guardRef}>
      <StepContext value={step}>
        <PlaceContext value={place}>
          <SelectionContext value={profileId}>{children}</SelectionContext>
        </PlaceContext>
      </StepContext>
    </GuardContext>
  );
}

/** Whether a step takes the form off the screen. */
function leavesEditor(step: NavigationStep): boolean {
  switch (step.kind) {
    case 'view':
      return step.view !== 'editor';
    case 'open':
    case 'open-line':
    case 'edit':
    case 'key':
      return true;
    case 'saved':
    case 'select':
    case 'tab':
    case 'line':
    case 'close-drawer':
    case 'detail-focused':
    case 'dialog':
      return false;
  }
}

/** While it holds, steps that would lose what was typed ask first. */
export function useLeaveGuard(holds: boolean): void {
  const guardRef = useContext(GuardContext);
  useEffect(() => {
    guardRef.current = holds;
    return () => {
      guardRef.current = false;
    };
  }, [guardRef, holds]);
}

/** Lets the next step through: the person said so. */
export function useReleaseGuard(): () => void {
  const guardRef = useContext(GuardContext);
  return useCallback(() => {
    guardRef.current = false;
  }, [guardRef]);
}

export function useNavigation(): Place {
  return useContext(PlaceContext);
}

/** The id of the profile that the cursor is on. */
export function useSelection(): string | null {
  return useContext(SelectionContext);
}

export function useNavigate(): (step: NavigationStep) => void {
  return useContext(StepContext);
}
