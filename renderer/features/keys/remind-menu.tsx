import { Bell, ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { useRotationActions } from '../../state/rotations.js';

const { rotating: words } = catalogue;
const offeredDays = [1, 7, 30] as const;

/** When the person wants to hear of the old key again. */
export function RemindMenu({ row }: { readonly row: RotationRow }) {
  const actions = useRotationActions();
  const remind = (days: number | null): void => void actions.remind(row, days);
  return (
    <MenuTrigger>
      <Button className="button button-plain button-small rotation-remind">
        <Bell size={14} aria-hidden="true" />
        {words.remind}
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover" placement="bottom start">
        <Menu className="menu" aria-label={words.remind}>
          {offeredDays.map((days) => (
            <MenuItem
              key={days}
              className="menu-item"
              textValue={words.remindIn(days)}
              onAction={() => remind(days)}
            >
              <span className="menu-item-text">{words.remindIn(days)}</span>
            </MenuItem>
          ))}
          {row.remindAt !== null && (
            <MenuItem className="menu-item" textValue={words.remindNot} onAction={() => remind(null)}>
              <span className="menu-item-text">{words.remindNot}</span>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
