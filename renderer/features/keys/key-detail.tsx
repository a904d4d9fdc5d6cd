import { CloudDownload, Ellipsis, RefreshCw, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyRow } from '../../../shared/models/key.js';
import { useKeyActions } from '../../state/keys.js';
import { useNavigate } from '../../state/navigation.js';
import { Button, IconButton } from '../../ui/button.js';
import { KeyFacts } from '../../ui/key-facts.js';
import { KeyMenu } from '../../ui/key-menu.js';
import { TraitMarks } from '../../ui/key-marks.js';

const { keysView, keyFacts: words } = catalogue;

interface KeyDetailProps {
  readonly row: KeyRow;
  readonly oldAfterDays: number;
  readonly onClose: () => void;
}

/** Everything known of one key, beside the list; in a narrow window over it. */
export function KeyDetail({ row, oldAfterDays, onClose }: KeyDetailProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), [row.id]);
  return (
    <section
      ref={pane}
      className="key-detail"
      aria-label={words.label(row.keyId)}
      tabIndex={-1}
      data-pane
      onKeyDown={(event) => {
        // In front of the window's own Escape, which leaves the view.
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="key-detail-head">
        <h2>
          <code className="text-selectable">{row.keyId}</code>
        </h2>
        <IconButton label={words.close} small onPress={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <p className="key-detail-marks">
        <TraitMarks row={row} oldAfterDays={oldAfterDays} />
      </p>
      <DetailActions row={row} />
      <KeyFacts row={row} showsPlaces />
    </section>
  );
}

function DetailActions({ row }: Pick<KeyDetailProps, 'row'>) {
  const navigate = useNavigate();
  const keys = useKeyActions();
  const { id, keyId, rotation, isAsked, rotatedBy: profile } = row;
  return (
    <div className="key-detail-actions">
      {profile !== null && (
        <Button
          look="primary"
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'rotate', profile, key: id, rotation } })}
        >
          <RefreshCw size={14} aria-hidden="true" />
          {rotation === null ? keysView.rotate : keysView.goOn}
        </Button>
      )}
      <Button isDisabled={isAsked} aria-label={keysView.askOf(keyId)} onPress={() => void keys.learn([id])}>
        <CloudDownload size={14} aria-hidden="true" />
        {isAsked ? keysView.asking : keysView.ask}
      </Button>
      <MenuTrigger>
        <IconButton label={keysView.menuOf(keyId)} look="plain">
          <Ellipsis size={16} />
        </IconButton>
        <Popover className="menu-popover" placement="bottom end">
          <KeyMenu row={row} offersDetail={false} />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
