import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { Settings } from '../../../shared/models/settings.js';
import { hasCommandKey } from '../../state/platform.js';
import { findTyped, isLetter, moveCursor } from './grid-keys.js';
import { ProfileRow, type RowHandlers } from './profile-row.js';
import type { ListItem } from '../../state/profile-search.js';

const { list } = catalogue;
const rowHeight = 44;
const headingHeight = 30;
const typingPause = 700;

interface GridProps {
  readonly items: readonly ListItem[];
  readonly selectedId: string | null;
  readonly colours: Settings['colours'];
  readonly handlers: RowHandlers;
  /** Opens the menu beside the row, by keyboard. */
  readonly onMenuKey: (profile: ListedProfile, row: Element) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
}

/** The list as a grid: one focus, a cursor that keys move, and only as many rows in the page as fit. */
export function ProfileGrid({ items, selectedId, colours, handlers, onMenuKey, gridRef }: GridProps) {
  const rows = useMemo(() => rowsOf(items), [items]);
  const cursor = useMemo(() => rows.findIndex((row) => row.profile.id === selectedId), [rows, selectedId]);
  const cursorItem = rows[cursor]?.item ?? -1;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => gridRef.current,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? headingHeight : rowHeight),
    getItemKey: useCallback((index: number) => keyOf(items[index]), [items]),
    overscan: 8,
    paddingEnd: 8,
    // The row that the screen reader is on must be in the page, wherever the list is scrolled to.
    rangeExtractor: (range) => withItem(defaultRangeExtractor(range), cursorItem),
  });
  useSelectionInView(selectedId, cursorItem, virtual.scrollToIndex);
  const onKeyDown = useGridKeys({
    rows,
    cursor,
    handlers,
    onMenuKey,
    gridRef,
    scrollTo: virtual.scrollToIndex,
  });
  return (
    <div
      ref={gridRef}
      className="grid"
      role="grid"
      aria-label={list.label}
      aria-rowcount={items.length}
      aria-activedescendant={cursor < 0 ? undefined : rowDomId(cursor)}
      tabIndex={0}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="grid-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          if (item.kind === 'heading')
            return <Heading key={key} item={item} top={start} rowIndex={index + 1} />;
          const at = item.profile.id === selectedId ? cursor : null;
          return (
            <ProfileRow
              key={key}
              profile={item.profile}
              colour={colours[item.profile.id] ?? null}
              selected={at !== null}
              rowIndex={index + 1}
              top={start}
              domId={rowDomId(at ?? `at-${index}`)}
              handlers={handlers}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Shows the row when another is chosen, here or elsewhere; leaves the scroll position alone when rows move. */
function useSelectionInView(
  selectedId: string | null,
  cursorItem: number,
  scrollTo: (index: number) => void,
): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (cursorItem < 0 || shown.current === selectedId) return;
    shown.current = selectedId;
    scrollTo(cursorItem);
  }, [selectedId, cursorItem, scrollTo]);
}

interface Row {
  readonly profile: ListedProfile;
  /** Its place among all items, headings counted. */
  readonly item: number;
}

function rowsOf(items: readonly ListItem[]): readonly Row[] {
  return items.flatMap((item, index) =>
    item.kind === 'profile' ? [{ profile: item.profile, item: index }] : [],
  );
}

function keyOf(item: ListItem | undefined): string {
  if (item === undefined) return '';
  return item.kind === 'heading' ? `heading ${item.group}` : item.profile.id;
}

function withItem(indexes: number[], extra: number): number[] {
  return extra < 0 || indexes.includes(extra)
    ? indexes
    : [...indexes, extra].sort((one, other) => one - other);
}

function rowDomId(at: number | string): string {
  return `profile-row-${at}`;
}

function Heading({
  item,
  top,
  rowIndex,
}: {
  item: Extract<ListItem, { kind: 'heading' }>;
  top: number;
  rowIndex: number;
}) {
  const words = { favourites: list.favourites, recent: list.recent, all: list.allProfiles } as const;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className="grid-heading"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader">{words[item.group]}</div>
    </div>
  );
}

interface KeysInput {
  readonly rows: readonly Row[];
  readonly cursor: number;
  readonly handlers: RowHandlers;
  readonly onMenuKey: GridProps['onMenuKey'];
  readonly gridRef: GridProps['gridRef'];
  readonly scrollTo: (index: number) => void;
}

function useGridKeys({ rows, cursor, handlers, onMenuKey, gridRef, scrollTo }: KeysInput) {
  const typed = useRef({ text: '', at: 0 });
  const goTo = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      handlers.select(row.profile);
      scrollTo(index === 0 ? 0 : row.item);
    },
    [rows, handlers, scrollTo],
  );

  function runKey(event: KeyboardEvent, profile: ListedProfile): boolean {
    if (event.key === 'Enter') {
      if (hasCommandKey(event)) handlers.makeActive(profile);
      else handlers.open(profile);
      return true;
    }
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const row = gridRef.current?.querySelector('[aria-selected="true"]');
    if (isMenuKey && row) onMenuKey(profile, row);
    return isMenuKey;
  }

  function typeLetter(letter: string, now: number): void {
    const isSameWord = now - typed.current.at < typingPause;
    typed.current = { text: (isSameWord ? typed.current.text : '') + letter, at: now };
    const names = rows.map((row) => row.profile.name);
    const found = findTyped(names, cursor, typed.current.text);
    if (found !== null) goTo(found);
  }

  return (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const pageRows = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 1);
    const moved = moveCursor(event.key, cursor, rows.length, pageRows);
    const at = rows[cursor];
    if (moved !== null) goTo(moved);
    else if (at === undefined || !runKey(event, at.profile)) {
      if (!isLetter(event)) return;
      typeLetter(event.key, event.timeStamp);
    }
    event.preventDefault();
  };
}
