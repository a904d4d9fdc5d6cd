import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Severity } from '../../shared/models/finding.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

interface NoticeProps {
  readonly severity: Severity;
  /** The severity as a word: colour and picture are never all there is. */
  readonly word?: string;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** Something worth knowing, in a box. */
export function Notice({ severity, word, title, children, actions, role }: NoticeProps) {
  const Icon = icons[severity];
  return (
    <div className={`notice notice-${severity}`} role={role}>
      <Icon size={16} aria-hidden="true" />
      <div className="notice-text">
        <p className="notice-title">
          {word !== undefined && <span className="visually-hidden">{word}: </span>}
          {title}
        </p>
        {children}
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
