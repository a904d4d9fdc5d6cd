import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import { ProfileMenu } from '../../ui/profile-menu.js';

/** Where a menu was asked for: a profile, and a point of the window. */
export interface MenuRequest {
  readonly profile: ListedProfile;
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  readonly request: MenuRequest | null;
  readonly onClose: () => void;
  /** Gives the focus back to where it belongs. */
  readonly onLeave: () => void;
}

/** The menu of a row, at the pointer or at the row. It hangs on a button of no size, which gets the focus back first. */
export function ContextMenu({ request, onClose, onLeave }: ContextMenuProps) {
  if (request === null) return null;
  return (
    <MenuTrigger isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Button
        className="menu-anchor"
        style={{ left: request.x, top: request.y }}
        excludeFromTabOrder
        aria-label={catalogue.actions.menu(request.profile.name)}
        onFocus={onLeave}
      />
      <Popover className="menu-popover" placement="bottom start" offset={0} key={`${request.x},${request.y}`}>
        <ProfileMenu profile={request.profile} />
      </Popover>
    </MenuTrigger>
  );
}
