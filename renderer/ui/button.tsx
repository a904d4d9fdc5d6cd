import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { useTooltip } from './tooltip.js';

interface Looks {
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly small?: boolean;
  readonly className?: string;
}

type Given = Omit<ButtonProps, 'className' | 'style' | 'children'> & Looks;

function classes({ look, small, className }: Required<Looks>, extra = ''): string {
  return ['button', `button-${look}`, small ? 'button-small' : '', extra, className]
    .filter((name) => name !== '')
    .join(' ');
}

/** A button with words. */
export function Button({
  look = 'plain',
  small = false,
  className = '',
  children,
  ...rest
}: Given & { readonly children: ReactNode }) {
  return (
    <AriaButton {...rest} className={classes({ look, small, className })}>
      {children}
    </AriaButton>
  );
}

/** A button with a picture; its words are the name that screen readers say and the tooltip shows. */
export function IconButton({
  label,
  look = 'quiet',
  small = false,
  className = '',
  children,
  onPress,
  ...rest
}: Given & { readonly label: string; readonly children: ReactNode }) {
  const tooltip = useTooltip(label);
  return (
    <>
      <AriaButton
        {...rest}
        {...tooltip.props}
        onPress={(event) => {
          tooltip.hide();
          onPress?.(event);
        }}
        aria-label={label}
        className={classes({ look, small, className }, 'button-icon')}
      >
        {children}
      </AriaButton>
      {tooltip.element}
    </>
  );
}

/** Looks like text and does something: an origin that opens its line. */
export function LinkButton({
  className = '',
  children,
  ...rest
}: Omit<Given, 'look' | 'small'> & { readonly children: ReactNode }) {
  return (
    <AriaButton {...rest} className={`link ${className}`}>
      {children}
    </AriaButton>
  );
}
