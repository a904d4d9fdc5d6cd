import { CircleAlert, CircleCheck, CircleDashed, CircleOff, Clock, RefreshCw } from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { KeyRow } from '../../shared/models/key.js';
import type { KeyTrait } from '../../shared/vocabulary.js';

const { keysView: words } = catalogue;

const looks: Readonly<Record<KeyTrait, string>> = {
  old: 'badge badge-warn',
  unused: 'badge badge-warn',
  duplicate: 'badge',
  plaintext: 'badge',
  root: 'badge badge-bad',
  inactive: 'badge',
};

interface TraitMarksProps {
  readonly row: Pick<KeyRow, 'traits' | 'rotation'>;
  readonly oldAfterDays: number;
}

/** What stands out about a key. That it is inactive is said by its status. */
export function TraitMarks({ row, oldAfterDays }: TraitMarksProps) {
  return (
    <>
      {row.rotation !== null && (
        <span className="badge badge-accent">
          <RefreshCw size={11} aria-hidden="true" />
          {words.rotating}
        </span>
      )}
      {row.traits.map((trait) =>
        trait === 'inactive' ? null : (
          <span key={trait} className={looks[trait]} title={words.traits[trait].help(oldAfterDays)}>
            {words.traits[trait].name}
          </span>
        ),
      )}
    </>
  );
}

const statuses = {
  active: { icon: CircleCheck, look: 'key-status key-status-good' },
  inactive: { icon: CircleOff, look: 'key-status' },
  gone: { icon: CircleAlert, look: 'key-status key-status-bad' },
  unknown: { icon: CircleDashed, look: 'key-status key-status-dim' },
} as const;

/** As AWS last said. */
export function KeyStatus({ row }: { readonly row: Pick<KeyRow, 'learned' | 'isTemporary'> }) {
  if (row.isTemporary) {
    return (
      <span className="key-status" title={words.temporary}>
        <Clock size={14} aria-hidden="true" />
        <span className="key-status-text">{words.temporary}</span>
      </span>
    );
  }
  const status = row.learned?.status ?? 'unknown';
  const { icon: Icon, look } = statuses[status];
  return (
    <span className={look} title={words.statuses[status]}>
      <Icon size={14} aria-hidden="true" />
      <span className="key-status-text">{words.statuses[status]}</span>
    </span>
  );
}
