/** Where the person is in the window: the view, the profile, the part of it, and the dialog that is open. */
import { createContext, useContext, useMemo, useReducer, type ReactNode } from 'react';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { CredentialSource } from '../../shared/vocabulary.js';

export type View = 'profiles' | 'resolution' | 'activity' | 'settings';
export type DetailTab = 'overview' | 'resolution' | 'file';
/** A page that teaches: a source, the ways to authenticate, or the order of sources. */
export type LearnPage = CredentialSource | 'authentication' | 'order';

/** A line that the File tab shows and marks. */
export interface LineMark {
  readonly file: string;
  readonly line: number;
}

/** What stands in front of the view. One at a time. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'learn'; readonly page: LearnPage }
  | { readonly kind: 'commands'; readonly profile: ListedProfile }
  /** `ask`: the person pressed Make active on a production profile; `preview`: asked to see the lines first. */
  | {
      readonly kind: 'make-active';
      readonly profile: ListedProfile;
      readonly reason: 'ask' | 'preview';
      readonly forMilliseconds: number | null;
    };

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
}

export type NavigationStep =
  | { readonly kind: 'view'; readonly view: View }
  /** The cursor of the list moved. */
  | { readonly kind: 'select'; readonly id: string }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'tab'; readonly tab: DetailTab }
  | { readonly kind: 'line'; readonly mark: LineMark }
  /** Another view names a line of a profile. */
  | { readonly kind: 'open-line'; readonly id: string; readonly mark: LineMark }
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
};

export function navigate(at: Navigation, step: NavigationStep): Navigation {
  switch (step.kind) {
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
const StepContext = createContext<(step: NavigationStep) => void>(() => undefined);

export function NavigationProvider({ children }: { children: ReactNode }) {
  const [{ view, profileId, drawerOpen, focusDetail, tab, mark, dialog }, step] = useReducer(navigate, start);
  const place = useMemo(
    () => ({ view, drawerOpen, focusDetail, tab, mark, dialog }),
    [view, drawerOpen, focusDetail, tab, mark, dialog],
  );
  return (
    <StepContext value={step}>
      <PlaceContext value={place}>
        <SelectionContext value={profileId}>{children}</SelectionContext>
      </PlaceContext>
    </StepContext>
  );
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
