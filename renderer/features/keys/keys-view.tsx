import { CloudDownload, KeyRound, RefreshCw, SearchX } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SortDescriptor } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyList, KeyRow } from '../../../shared/models/key.js';
import { useNarrow } from '../../state/layout.js';
import { useKeyList } from '../../state/key-queries.js';
import type { KeyToRotate } from '../../state/key-dialogs.js';
import { findKeys, type KeyNarrowing, type KeySort, sortKeys } from '../../state/key-rows.js';
import { useKeyActions, useLearning } from '../../state/keys.js';
import { useNavigate, useNavigation } from '../../state/navigation.js';
import { useStoreDetail } from '../../state/store.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Notice } from '../../ui/notice.js';
import { UnlockPanel } from '../../ui/unlock-panel.js';
import { ViewNotReady, ViewPage } from '../../ui/view-page.js';
import { KeyContextMenu } from './key-context-menu.js';
import { KeyDetail } from './key-detail.js';
import { KeyTable } from './key-table.js';
import { KeysToolbar } from './keys-toolbar.js';
import { RotationsSection } from './rotations-section.js';
import './keys-view.css';

const { keysView: words, shell } = catalogue;
const page = { name: 'keys', title: words.title } as const;
/** Rows in the page at first, and how many more come at a time. */
const portion = 40;
const everything: KeyNarrowing = { query: '', traits: new Set() };

/** Every access key once, wherever it stands, with what AWS said of it and when; and its rotation. */
export function KeysView() {
  const query = useKeyList();
  if (query.data === undefined) return <ViewNotReady {...page} query={query} skeleton={<KeysSkeleton />} />;
  return <Loaded list={query.data} />;
}

function Loaded({ list }: { readonly list: KeyList }) {
  const { key } = useNavigation();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const shown = list.keys.find(({ id }) => id === key) ?? null;
  const summary = useStoreDetail().data?.summary;
  if (list.keys.length === 0 && list.isStoreLocked && summary !== undefined && summary.state !== 'ready') {
    return (
      <ViewPage {...page} sentence={words.lockedSentence} isQuiet>
        <div className="keys-locked">
          <UnlockPanel summary={summary} profile={null} autoFocus />
        </div>
      </ViewPage>
    );
  }
  function close(): void {
    navigate({ kind: 'key', id: null });
    focusRow(key);
  }
  return (
    <div className={shown === null || isNarrow ? 'keys-panes' : 'keys-panes keys-panes-two'}>
      <ViewPage {...page} sentence={summaryOf(list)} isQuiet actions={<HeadActions list={list} />}>
        {list.isStoreLocked && <LockedNotice />}
        <Learning />
        <RotationsSection />
        {list.keys.length === 0 ? (
          <Empty icon={KeyRound} title={words.emptyTitle} advice={words.emptyAdvice} />
        ) : (
          <Keys list={list} />
        )}
      </ViewPage>
      {shown !== null && <KeyDetail row={shown} oldAfterDays={list.oldAfterDays} onClose={close} />}
    </div>
  );
}

function summaryOf({ keys }: KeyList): string {
  const isOdd = ({ traits }: KeyRow): boolean =>
    traits.some((trait) => trait === 'old' || trait === 'unused' || trait === 'root');
  return words.summary(keys.length, keys.filter(isOdd).length);
}

/** The row takes the focus back, once the detail is gone. */
function focusRow(id: string | null): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.key-table [data-key]')];
  rows.find((row) => row.dataset['key'] === id)?.focus();
}

function HeadActions({ list }: { readonly list: KeyList }) {
  const keys = useKeyActions();
  const navigate = useNavigate();
  const isAsking = useLearning() !== null;
  const old = toRotate(list.keys.filter(({ traits }) => traits.includes('old')));
  if (list.keys.length === 0) return null;
  return (
    <>
      {old.length > 0 && (
        <Button onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'rotate-several', keys: old } })}>
          <RefreshCw size={14} aria-hidden="true" />
          {words.rotateOld(old.length)}
        </Button>
      )}
      <Button look="primary" isDisabled={isAsking} onPress={() => void keys.learn(null)}>
        <CloudDownload size={14} aria-hidden="true" />
        {isAsking ? words.asking : words.askAll}
      </Button>
    </>
  );
}

function LockedNotice() {
  const navigate = useNavigate();
  return (
    <Notice
      severity="info"
      title={words.lockedSome}
      actions={
        <Button small onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'store-unlock' } })}>
          {words.unlock}
        </Button>
      }
    />
  );
}

/** How far asking is, and the way to stop it. */
function Learning() {
  const learning = useLearning();
  const { cancel } = useKeyActions();
  const text = learning === null ? '' : words.askingCount(learning.done, learning.all);
  return (
    <div className={learning === null ? 'visually-hidden' : 'keys-learning'}>
      <p role="status">{text}</p>
      {learning !== null && (
        <>
          <progress className="keys-progress" aria-label={text} max={learning.all} value={learning.done} />
          <Button look="quiet" small onPress={cancel}>
            {shell.cancel}
          </Button>
        </>
      )}
    </div>
  );
}

function Keys({ list }: { readonly list: KeyList }) {
  const { key } = useNavigation();
  const navigate = useNavigate();
  const [narrowing, setNarrowing] = useState(everything);
  const [sort, setSort] = useState<SortDescriptor | null>(null);
  const [mostShown, setMostShown] = useState(portion);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLDivElement>(null);
  const found = findKeys(list.keys, narrowing);
  const sorted =
    sort === null ? found : sortKeys(found, sortOf(sort.column), sort.direction === 'descending');
  const rows = sorted.slice(0, mostShown);
  const stillThere = new Set(found.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  return (
    <>
      <KeysToolbar
        rows={list.keys}
        oldAfterDays={list.oldAfterDays}
        narrowing={narrowing}
        onChange={(to) => setNarrowing((before) => ({ ...before, ...to }))}
        onLeave={() => table.current?.querySelector<HTMLElement>('.key-row')?.focus()}
      />
      <p className="visually-hidden" role="status">
        {words.count(found.length, list.keys.length)}
      </p>
      <ChosenKeys rows={found.filter(({ id }) => stillThere.has(id))} onClear={() => setChosen(new Set())} />
      {found.length === 0 ? (
        <Empty icon={SearchX} title={words.noMatch} advice={words.noMatchAdvice}>
          <Button onPress={() => setNarrowing(everything)}>{words.showAll}</Button>
        </Empty>
      ) : (
        <KeyContextMenu rows={rows}>
          <div ref={table} onKeyDownCapture={(event) => openOnEnter(event, navigate)}>
            <KeyTable
              rows={rows}
              oldAfterDays={list.oldAfterDays}
              shown={key}
              chosen={stillThere}
              onChoose={(ids) => setChosen(new Set(ids))}
              sort={sort}
              onSort={setSort}
            />
          </div>
        </KeyContextMenu>
      )}
      {found.length > rows.length && (
        <div className="keys-note">
          <Button small onPress={() => setMostShown(mostShown + portion)}>
            {words.showMore(Math.min(portion, found.length - rows.length))}
          </Button>
        </div>
      )}
      <p className="keys-note">{words.askHelp}</p>
    </>
  );
}

/** Enter opens, also while keys are chosen, where the component library would choose with it. */
function openOnEnter(event: KeyboardEvent, navigate: ReturnType<typeof useNavigate>): void {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLElement) || !target.matches('.key-row, .key-cell'))
    return;
  const id = target.closest<HTMLElement>('.key-row')?.dataset['key'];
  if (id === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  navigate({ kind: 'key', id });
}

const sorts: readonly KeySort[] = ['key', 'user', 'age', 'last-use'];

function sortOf(column: SortDescriptor['column']): KeySort {
  return sorts.find((each) => each === column) ?? 'key';
}

interface ChosenKeysProps {
  readonly rows: readonly KeyRow[];
  readonly onClear: () => void;
}

/** What can be done with several at once; there while some are chosen. */
function ChosenKeys({ rows, onClear }: ChosenKeysProps) {
  const keys = useKeyActions();
  const navigate = useNavigate();
  if (rows.length === 0) return null;
  const found = toRotate(rows);
  return (
    <div className="keys-chosen" role="group" aria-label={words.chosen(rows.length)}>
      <span role="status">{words.chosen(rows.length)}</span>
      <Button small onPress={() => void keys.learn(rows.map(({ id }) => id))}>
        {words.ask}
      </Button>
      {found.length > 0 && (
        <Button
          small
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'rotate-several', keys: found } })}
        >
          {words.rotate}
        </Button>
      )}
      <Button small look="quiet" onPress={onClear}>
        {words.clear}
      </Button>
    </div>
  );
}

/** Those that a name leads to, and that no rotation is at. */
function toRotate(rows: readonly KeyRow[]): readonly KeyToRotate[] {
  return rows.flatMap(({ id, rotation, rotatedBy }) =>
    rotation === null && rotatedBy !== null ? [{ key: id, profile: rotatedBy }] : [],
  );
}

const shapes = [168, 120, 144, 132] as const;

function KeysSkeleton() {
  return (
    <div className="keys-skeleton" role="status" aria-label={shell.loading}>
      {shapes.map((width) => (
        <div key={width} className="keys-skeleton-row">
          <div className="skeleton" style={{ width, height: 12 }} />
          <div className="skeleton" style={{ width: width + 50, height: 10 }} />
        </div>
      ))}
    </div>
  );
}
