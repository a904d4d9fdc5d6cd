import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { ContextMenu } from '../../ui/context-menu.js';
import { ProfileMenu } from '../../ui/profile-menu.js';

/** Where a menu was asked for: a profile, and a point of the window. */
export interface MenuRequest {
  readonly profile: ListedProfile;
  readonly x: number;
  readonly y: number;
}

interface RowMenuProps {
  readonly request: MenuRequest | null;
  readonly onClose: () => void;
  /** Gives the focus back to where it belongs. */
  readonly onLeave: () => void;
}

/** The menu of a profile's row, where one was asked for. */
export function RowMenu({ request, onClose, onLeave }: RowMenuProps) {
  if (request === null) return null;
  const { profile, x, y } = request;
  return (
    <ContextMenu x={x} y={y} label={catalogue.actions.menu(profile.name)} onClose={onClose} onLeave={onLeave}>
      <ProfileMenu profile={profile} />
    </ContextMenu>
  );
}
