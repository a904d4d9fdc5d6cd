/** `keyway history`: what Keyway changed, newest first. */
import { z } from 'zod';
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { catalogue } from '../../../../shared/catalogue/index.js';
import { type ChangeRow, type HistoryRow, historyRow } from '../../../../shared/models/change.js';
import { succeed } from '../../../../shared/models/failure.js';
import type { Command } from '../command.js';
import { jsonLine, timeText } from '../output.js';
import { table } from '../style.js';
import type { Style } from '../style.js';

export const history: Command = {
  options: [],
  operands: [],
  async run(_given, { services, style }) {
    const rows = (await services.changes.list()).map(printedRow);
    return succeed({
      status: 0,
      json: () => jsonLine(z.array(historyRow), rows),
      text: () => historyText(rows, style),
    });
  },
};

function printedRow({ purged: _purged, ...row }: ChangeRow): HistoryRow {
  return row;
}

function historyText(rows: readonly HistoryRow[], style: Style): string {
  if (rows.length === 0) return `${commandLine.noHistory}\n`;
  const { columns } = commandLine;
  const headings = [
    columns.change,
    columns.at,
    columns.action,
    columns.profiles,
    columns.files,
    columns.undoneBy,
  ];
  const cells = rows.map((row) => [
    row.id,
    timeText(row.at),
    catalogue.changes
      .historySentence(row)
      .map((part) => part.text)
      .join(''),
    row.profiles.join(', '),
    row.files.map((file) => `${file.path} +${file.added} -${file.removed}`).join(', '),
    row.undoneBy ?? '',
  ]);
  return `${table(headings, cells, style)}\n`;
}
