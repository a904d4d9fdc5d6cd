import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';

interface ChooserProps {
  /** What is chosen: `Tool`. */
  readonly label: string;
  readonly value: ReactNode;
  /** The menu. */
  readonly children: ReactNode;
}

/** A button that says what is chosen and opens what else there is. */
export function Chooser({ label, value, children }: ChooserProps) {
  return (
    <MenuTrigger>
      <Button className="button chooser">
        <span className="chooser-label">{label}</span>
        <span className="chooser-value">{value}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover chooser-popover" placement="bottom start">
        {children}
      </Popover>
    </MenuTrigger>
  );
}
