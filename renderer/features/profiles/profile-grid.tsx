import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { Settings } from '../../../shared/models/settings.js';
import { hasCommandKey } from '../../state/platform.js';
import { useSessionsByProfile } from '../../state/session-queries.js';
import type { SearchableProfile } from '../../state/profile-search.js';
import { findTyped, isLetter, moveCursor } from './grid-keys.js';
import { countLines, lineAt, lineOfRow, rowOf, type Heading, type Listing } from './listing.js';
import { ProfileRow, type RowHandlers } from './profile-row.js';

const { list } = catalogue;
const rowHeight = 44;
const headingHeight = 30;
const typingPause = 700;

interface GridProps {
  readonly listing: Listing;
  readonly selectedId: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly colours: Settings['colours'];
  readonly handlers: RowHandlers;
  /** Opens the menu beside the row, by keyboard. */
  readonly onMenuKey: (profile: ListedProfile, row: Element) => void;
  readonly gridRef: RefObject<HTMLDivElement | null>;
}

/** The list as a grid: one focus, a cursor that keys move, and only as many rows in the page as fit. */
export function ProfileGrid(props: GridProps) {
  const { listing, selectedId, chosen, colours, handlers, onMenuKey, gridRef } = props;
  const cursor = useMemo(() => rowOf(listing, selectedId), [listing, selectedId]);
  const cursorLine = cursor < 0 ? -1 : lineOfRow(listing, cursor);
  const virtual = useVirtualizer({
    count: countLines(listing),
    getScrollElement: () => gridRef.current,
    estimateSize: (line) => (isHeading(lineAt(listing, line)) ? headingHeight : rowHeight),
    getItemKey: useCallback((line: number) => keyOf(lineAt(listing, line)), [listing]),
    overscan: 8,
    paddingEnd: 8,
    // The row that the screen reader is on must be in the page, wherever the list is scrolled to.
    rangeExtractor: (range) => withLine(defaultRangeExtractor(range), cursorLine),
  });
  useSelectionInView(selectedId, cursorLine, virtual.scrollToIndex);
  const keys = { listing, cursor, handlers, onMenuKey, gridRef, scrollTo: virtual.scrollToIndex };
  const onKeyDown = useGridKeys(keys);
  const sessions = useSessionsByProfile();
  return (
    <div
      ref={gridRef}
      className="grid"
      role="grid"
      aria-label={list.label}
      aria-rowcount={countLines(listing)}
      aria-activedescendant={cursor < 0 ? undefined : rowDomId(cursorLine)}
      tabIndex={0}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="grid-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lineAt(listing, index);
          if (line === undefined) return null;
          if (isHeading(line)) return <HeadingRow key={key} heading={line} top={start} />;
          return (
            <ProfileRow
              key={key}
              profile={line}
              colour={colours[line.id] ?? null}
              session={line.location === null ? (sessions.get(line.name) ?? null) : null}
              selected={index === cursorLine}
              chosen={chosen.has(line.id)}
              rowIndex={index + 1}
              top={start}
              domId={rowDomId(index)}
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
  cursorLine: number,
  scrollTo: (index: number) => void,
): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (cursorLine < 0 || shown.current === selectedId) return;
    shown.current = selectedId;
    scrollTo(cursorLine);
  }, [selectedId, cursorLine, scrollTo]);
}

function isHeading(line: ReturnType<typeof lineAt>): line is Heading {
  return line !== undefined && 'group' in line;
}

function keyOf(line: ReturnType<typeof lineAt>): string {
  if (line === undefined) return '';
  return isHeading(line) ? `heading ${line.group}` : line.id;
}

function withLine(lines: number[], extra: number): number[] {
  return extra < 0 || lines.includes(extra) ? lines : [...lines, extra].sort((one, other) => one - other);
}

function rowDomId(line: number): string {
  return `profile-row-${line}`;
}

const headings = { favourites: list.favourites, recent: list.recent, all: list.allProfiles } as const;

function HeadingRow({ heading, top }: { readonly heading: Heading; readonly top: number }) {
  return (
    <div
      role="row"
      aria-rowindex={heading.line + 1}
      className="grid-heading"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader">{headings[heading.group]}</div>
    </div>
  );
}

function idOf({ profile }: SearchableProfile): string {
  return profile.id;
}

interface KeysInput {
  readonly listing: Listing;
  readonly cursor: number;
  readonly handlers: RowHandlers;
  readonly onMenuKey: GridProps['onMenuKey'];
  readonly gridRef: GridProps['gridRef'];
  readonly scrollTo: (index: number) => void;
}

function useGridKeys({ listing, cursor, handlers, onMenuKey, gridRef, scrollTo }: KeysInput) {
  const typed = useRef({ text: '', at: 0 });
  const { rows } = listing;

  function goTo(row: number): void {
    const entry = rows[row];
    if (entry === undefined) return;
    handlers.select(entry.profile);
    // The first row brings its heading along.
    scrollTo(row === 0 ? 0 : lineOfRow(listing, row));
  }

  function runKey(event: KeyboardEvent, profile: ListedProfile): boolean {
    if (event.key === ' ') handlers.choose(profile);
    else if (event.key === 'F2') handlers.rename(profile);
    else if (event.key === 'Delete') handlers.remove(profile);
    else return runOpenKey(event, profile);
    return true;
  }

  function runOpenKey(event: KeyboardEvent, profile: ListedProfile): boolean {
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

  /** Shift and an arrow choose on the way; the platform's key and A all that the list shows. */
  function runChoice(event: KeyboardEvent, moved: number | null): boolean {
    if (event.key.toLowerCase() === 'a' && hasCommandKey(event)) handlers.chooseMany(rows.map(idOf));
    else if (event.shiftKey && moved !== null && cursor >= 0) {
      handlers.chooseMany(rows.slice(Math.min(cursor, moved), Math.max(cursor, moved) + 1).map(idOf));
      goTo(moved);
    } else return false;
    return true;
  }

  function typeLetter(letter: string, now: number): void {
    const isSameWord = now - typed.current.at < typingPause;
    typed.current = { text: (isSameWord ? typed.current.text : '') + letter, at: now };
    const names = rows.map((entry) => entry.name);
    const found = findTyped(names, cursor, typed.current.text);
    if (found !== null) goTo(found);
  }

  return (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const pageRows = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 1);
    const moved = moveCursor(event.key, cursor, rows.length, pageRows);
    const at = rows[cursor];
    if (runChoice(event, moved)) {
      event.preventDefault();
      return;
    }
    if (moved !== null) goTo(moved);
    else if (at === undefined || !runKey(event, at.profile)) {
      if (!isLetter(event)) return;
      typeLetter(event.key, event.timeStamp);
    }
    event.preventDefault();
  };
}
