import {
  ArrowDown,
  ArrowUp,
  Check,
  CircleAlert,
  Ellipsis,
  LoaderCircle,
  Minus,
  Terminal,
} from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Cell,
  CheckboxButton,
  CheckboxField,
  Column,
  MenuTrigger,
  Popover,
  Row,
  Table,
  TableBody,
  TableHeader,
  type Selection,
  type SortDescriptor,
} from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { KeyProgram, KeyRow } from '../../../shared/models/key.js';
import { useNow } from '../../state/clock.js';
import { useKeyPrograms } from '../../state/key-queries.js';
import { useNavigate } from '../../state/navigation.js';
import { Button, IconButton } from '../../ui/button.js';
import { KeyMenu } from '../../ui/key-menu.js';
import { KeyStatus, TraitMarks } from '../../ui/key-marks.js';

const { keysView: words, format } = catalogue;

interface KeyTableProps {
  readonly rows: readonly KeyRow[];
  readonly oldAfterDays: number;
  /** Id of the key whose detail is shown. */
  readonly shown: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[]) => void;
  readonly sort: SortDescriptor | null;
  readonly onSort: (sort: SortDescriptor) => void;
}

const noPrograms: readonly KeyProgram[] = [];

/** The keys: one stop of the Tab key; arrows between rows and what stands in them, Space chooses, Enter opens. */
export function KeyTable(props: KeyTableProps) {
  const { rows, oldAfterDays, shown, chosen, onChoose, sort, onSort } = props;
  const navigate = useNavigate();
  const programs = useKeyPrograms().data?.programs ?? noPrograms;
  const now = useNow(60_000);
  return (
    <Table
      className="key-table"
      aria-label={words.label}
      selectionMode="multiple"
      selectionBehavior="toggle"
      selectedKeys={chosen}
      onSelectionChange={(selection) => onChoose(idsOf(selection, rows))}
      onRowAction={(id) => navigate({ kind: 'key', id: String(id) })}
      {...(sort === null ? {} : { sortDescriptor: sort })}
      onSortChange={onSort}
    >
      <TableHeader>
        <Column className="key-column key-column-check">
          <ChooseBox label={words.chooseAll} />
        </Column>
        <SortColumn id="key" isRowHeader text={words.columns.key} />
        <SortColumn id="user" text={words.columns.user} />
        <SortColumn id="age" text={words.columns.age} />
        <SortColumn id="last-use" text={words.columns.lastUse} />
        <Column className="key-column key-column-status">
          <span className="key-status-text">{words.columns.status}</span>
        </Column>
        <Column className="key-column key-column-end">
          <span className="visually-hidden">{words.columns.actions}</span>
        </Column>
      </TableHeader>
      <TableBody items={rows} dependencies={[shown, oldAfterDays, programs, now]}>
        {(row) => (
          <Row
            id={row.id}
            textValue={row.keyId}
            className={row.id === shown ? 'key-row key-row-shown' : 'key-row'}
          >
            <Cell className="key-cell key-cell-check">
              <ChooseBox label={words.choose(row.keyId)} />
            </Cell>
            <Cell className="key-cell" textValue={row.keyId}>
              <KeyName
                row={row}
                oldAfterDays={oldAfterDays}
                programs={programs.filter(({ key }) => key === row.id).length}
              />
            </Cell>
            <Cell className="key-cell key-cell-user">
              <Owner row={row} />
            </Cell>
            <Cell className="key-cell key-cell-age">
              <Age row={row} now={now} />
            </Cell>
            <Cell className="key-cell key-cell-use">
              <LastUse row={row} now={now} />
            </Cell>
            <Cell className="key-cell key-cell-status">
              <KeyStatus row={row} />
            </Cell>
            <Cell className="key-cell key-cell-end">
              <RowActions row={row} />
            </Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

/** All means all that are listed. */
function idsOf(selection: Selection, rows: readonly KeyRow[]): readonly string[] {
  return selection === 'all' ? rows.map(({ id }) => id) : [...selection].map(String);
}

function SortColumn({ id, text, isRowHeader = false }: SortColumnProps) {
  return (
    <Column id={id} allowsSorting isRowHeader={isRowHeader} className={`key-column key-column-${id}`}>
      {({ sortDirection }) => (
        <span className="key-column-sort">
          {text}
          {sortDirection === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
          {sortDirection === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
        </span>
      )}
    </Column>
  );
}

interface SortColumnProps {
  readonly id: string;
  readonly text: string;
  readonly isRowHeader?: boolean;
}

function ChooseBox({ label }: { readonly label: string }) {
  return (
    <CheckboxField slot="selection" aria-label={label}>
      <CheckboxButton className="key-check">
        {({ isSelected, isIndeterminate }) => (
          <span className="key-check-box" aria-hidden="true">
            {isIndeterminate ? <Minus size={12} /> : isSelected ? <Check size={12} /> : null}
          </span>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}

interface KeyNameProps {
  readonly row: KeyRow;
  readonly oldAfterDays: number;
  readonly programs: number;
}

function KeyName({ row, oldAfterDays, programs }: KeyNameProps) {
  return (
    <TwoLines
      first={
        <span className="key-line key-marks">
          <code className="key-id">{row.keyId}</code>
          <TraitMarks row={row} oldAfterDays={oldAfterDays} />
          {programs > 0 && (
            <span className="badge">
              <Terminal size={11} aria-hidden="true" />
              {words.programs(programs)}
            </span>
          )}
        </span>
      }
      second={words.profilesLine(row.places.map(({ profile }) => profile))}
    />
  );
}

function Owner({ row: { learned } }: { readonly row: KeyRow }) {
  if (learned === null) return <span className="key-dim">–</span>;
  return (
    <TwoLines
      first={learned.isRoot ? words.rootUser : (learned.userName ?? words.noUser)}
      second={format.accountId(learned.accountId)}
    />
  );
}

interface TimedProps {
  readonly row: KeyRow;
  readonly now: number;
}

function Age({ row, now }: TimedProps) {
  const { learned, isAsked, failure } = row;
  const asked = learned === null ? words.neverAsked : words.askedAgo(learned.at, now);
  const age = words.age(learned?.createdAt, now) ?? '–';
  if (isAsked) {
    return (
      <TwoLines
        first={age}
        second={
          <span className="key-asking">
            <LoaderCircle className="key-spinner" size={12} aria-hidden="true" />
            {words.asking}
          </span>
        }
      />
    );
  }
  if (failure === null) return <TwoLines first={age} second={asked} />;
  return (
    <TwoLines
      first={age}
      second={
        <span className="key-failed">
          <CircleAlert size={12} aria-hidden="true" />
          {words.failedLine}
        </span>
      }
    />
  );
}

function LastUse({ row: { learned }, now }: TimedProps) {
  const { time, by } = words.lastUse(learned, now);
  return <TwoLines first={time} second={by ?? ''} />;
}

function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <div className="key-lines">
      <span className="key-line">{first}</span>
      <span className="key-line key-line-second">{second}</span>
    </div>
  );
}

function RowActions({ row }: { readonly row: KeyRow }) {
  const navigate = useNavigate();
  const { id, keyId, rotation, rotatedBy: profile } = row;
  return (
    <div className="key-actions">
      {profile !== null && (
        <Button
          small
          aria-label={rotation === null ? words.rotateOf(keyId) : words.goOnOf(keyId)}
          onPress={() => navigate({ kind: 'dialog', dialog: { kind: 'rotate', profile, key: id, rotation } })}
        >
          {rotation === null ? words.rotate : words.goOn}
        </Button>
      )}
      <MenuTrigger>
        <IconButton label={words.menuOf(keyId)} small>
          <Ellipsis size={16} />
        </IconButton>
        <Popover className="menu-popover" placement="bottom end">
          <KeyMenu row={row} offersDetail />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
