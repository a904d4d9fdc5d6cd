import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly advice: string;
  readonly children?: ReactNode;
}

/** A place with nothing in it yet: what it is for, and what can be done. */
export function Empty({ icon: Icon, title, advice, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" />
      <p className="empty-title">{title}</p>
      <p className="empty-advice">{advice}</p>
      {children}
    </div>
  );
}
