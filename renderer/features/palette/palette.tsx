import { ChevronRight, Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { hasCommandKey, usesCommandKey } from '../../state/platform.js';
import { toSearchable } from '../../state/profile-search.js';
import { useProfileList, useSettings } from '../../state/queries.js';
import { type Diagnosed, useDiagnosis } from '../../state/diagnosis.js';
import { useRunningNames } from '../../state/session-queries.js';
import { useStoreDetail } from '../../state/store.js';
import { DiagnosisPanel } from './diagnosis-panel.js';
import { diagnosisItems } from './diagnosis-items.js';
import { KindIcon } from '../../ui/marks.js';
import { paletteItems, type PaletteItem } from './palette-items.js';
import { useRunCommand } from './run-command.js';
import './palette.css';

const { palette: words, profiles: profileWords } = catalogue;

/** One field that reaches everything. */
export function Palette() {
  const navigate = useNavigate();
  const close = (): void => navigate({ kind: 'dialog', dialog: null });
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="modal">
        <Dialog className="dialog" aria-label={words.title}>
          <PaletteField close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteField({ close }: { readonly close: () => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const diagnosed = useDiagnosis(query);
  const items = useItems(query, diagnosed);
  const run = useRunCommand();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = items[Math.min(at, items.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function choose(item: PaletteItem, withCommandKey: boolean): void {
    close();
    const { command } = item;
    if (command.kind === 'open' && withCommandKey) run({ kind: 'make-active', profile: command.profile });
    else run(command);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const count = items.length;
    if (event.key === 'ArrowDown' && count > 0) setAt((at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setAt((at - 1 + count) % count);
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen, hasCommandKey(event));
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="palette-field">
        <Search size={16} aria-hidden="true" />
        <input
          autoFocus
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen && optionId(listId, items.indexOf(chosen))}
          aria-label={words.placeholder}
          aria-autocomplete="list"
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onPaste={(event) => {
            // The field would join the lines of an error without a blank.
            const text = event.clipboardData.getData('text/plain');
            if (!/[\r\n]/u.test(text)) return;
            event.preventDefault();
            setQuery(text.replaceAll(/\s+/gu, ' ').trim());
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <DiagnosisPanel diagnosed={diagnosed} />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={words.results}
        className="palette-list"
        tabIndex={-1}
      >
        {items.length === 0 && diagnosed.kind === 'nothing' && (
          <div className="palette-empty">{words.empty}</div>
        )}
        {items.map((item, index) => (
          <Option
            key={item.key}
            item={item}
            id={optionId(listId, index)}
            chosen={item === chosen}
            onHover={() => setAt(index)}
            onChoose={(withCommandKey) => choose(item, withCommandKey)}
          />
        ))}
      </div>
      {diagnosed.kind === 'nothing' && (
        <p className="palette-hint">{usesCommandKey ? words.hintMac : words.hint}</p>
      )}
    </>
  );
}

function useItems(query: string, diagnosed: Diagnosed): readonly PaletteItem[] {
  const list = useProfileList().data;
  const recents = useSettings().data?.recents;
  const profiles = useMemo(() => toSearchable(list?.profiles ?? []), [list?.profiles]);
  const canRestore = list?.active.canRestore ?? false;
  const canLock = useStoreDetail().data?.summary.state === 'ready';
  const running = useRunningNames();
  const diagnosis = diagnosed.kind === 'known' ? diagnosed.diagnosis : null;
  const isError = diagnosed.kind !== 'nothing';
  const active = list?.active.name ?? null;
  return useMemo(() => {
    if (diagnosis !== null) return diagnosisItems(diagnosis, list?.profiles ?? [], running, active);
    return isError
      ? []
      : paletteItems(query, { profiles, recents: recents ?? [], canRestore, canLock, running });
  }, [query, diagnosis, isError, active, list?.profiles, profiles, recents, canRestore, canLock, running]);
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

interface OptionProps {
  readonly item: PaletteItem;
  readonly id: string;
  readonly chosen: boolean;
  readonly onHover: () => void;
  readonly onChoose: (withCommandKey: boolean) => void;
}

function Option({ item, id, chosen, onHover, onChoose }: OptionProps) {
  const { command } = item;
  const profile = command.kind === 'open' ? command.profile : null;
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={chosen ? 'palette-option palette-option-chosen' : 'palette-option'}
      onPointerMove={chosen ? undefined : onHover}
      onClick={(event) => onChoose(hasCommandKey(event))}
    >
      <span className="palette-icon">
        {profile === null ? <ChevronRight size={16} aria-hidden="true" /> : <KindIcon kind={profile.kind} />}
      </span>
      <span className="palette-text">{item.text}</span>
      <span className="palette-note">{profile === null ? item.group : profileWords.rowLine(profile)}</span>
    </div>
  );
}
