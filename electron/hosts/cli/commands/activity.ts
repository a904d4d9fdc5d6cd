/** `keyway activity`: what was done with the store, sessions and keys. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { catalogue } from '../../../../shared/catalogue/index.js';
import { type Result, succeed } from '../../../../shared/models/failure.js';
import { activityPrinted, storeFilePrinted } from '../../../../shared/models/printed.js';
import type { ActivityRow } from '../../../../shared/models/store.js';
import type { Answer, Command, CommandFailure, Context } from '../command.js';
import { jsonLine, timeText } from '../output.js';
import { printable, type Style, table } from '../style.js';

export const activity: Command = {
  options: ['export'],
  operands: [],
  async run({ values }, context) {
    const file = values.get('export');
    if (file !== undefined) return exportTo(context.absolute(file), context);
    const rows = await context.services.activity.list();
    return succeed({
      status: 0,
      json: () => jsonLine(activityPrinted, rows),
      text: () => activityText(rows, context.style),
    });
  },
};

async function exportTo(file: string, { services }: Context): Promise<Result<Answer, CommandFailure>> {
  const written = await services.activity.exportTo(file);
  if (!written.ok) return written;
  const path = written.value ?? '';
  return succeed({
    status: 0,
    json: () => jsonLine(storeFilePrinted, { path }),
    text: () => `${commandLine.activity.exported(printable(path))}\n`,
  });
}

function activityText(rows: readonly ActivityRow[], style: Style): string {
  const words = commandLine.activity;
  if (rows.length === 0) return `${words.none}\n`;
  const { storeEvents } = catalogue;
  const { at, what, detail, program } = words.columns;
  const cells = rows.map((row) => [
    timeText(row.at),
    storeEvents
      .sentence(row)
      .map(({ text }) => text)
      .join(''),
    row.reason === null ? '' : storeEvents.reason(row.reason),
    row.program ?? '',
  ]);
  return `${table([at, what, detail, program], cells, style)}\n`;
}
