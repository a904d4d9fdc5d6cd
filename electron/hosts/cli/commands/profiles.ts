/** `keyway profiles`: one row a profile. */
import { z } from 'zod';
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fileTrouble } from '../../../../shared/catalogue/en/window-shell.js';
import { succeed } from '../../../../shared/models/failure.js';
import { profileRow } from '../../../../shared/models/profile.js';
import type { ProfileRow } from '../../../../shared/models/profile.js';
import { storeLocation } from '../../../../shared/vocabulary.js';
import type { Command } from '../command.js';
import { jsonLine } from '../output.js';
import { table } from '../style.js';
import type { Style } from '../style.js';

export const profiles: Command = {
  options: [],
  operands: [],
  async run(_given, { services, style }) {
    const read = await services.profiles.rows();
    if (!read.ok) return read;
    const rows = read.value.toSorted(byName);
    const files = await services.profiles.files();
    return succeed({
      status: 0,
      notes: files.flatMap((file) => {
        const trouble = fileTrouble(file);
        return trouble === null ? [] : [`${trouble.title} ${trouble.advice}`];
      }),
      json: () => jsonLine(z.array(profileRow), rows),
      text: () => listText(rows, style),
    });
  },
};

/** By code unit, so that the order is the same on every machine and in every language. */
function byName(one: ProfileRow, other: ProfileRow): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

/** Not its path: a person takes that for a file in which profiles can be edited. */
function placeOf({ storeType, path }: ProfileRow['locations'][number]): string {
  return storeType === 'encrypted' ? storeLocation : path;
}

function listText(rows: readonly ProfileRow[], style: Style): string {
  if (rows.length === 0) return `${commandLine.noProfiles}\n`;
  const { columns } = commandLine;
  const headings = [
    '',
    columns.name,
    columns.kind,
    columns.account,
    columns.region,
    columns.location,
    columns.findings,
  ];
  const cells = rows.map((row) => [
    row.active ? '*' : '',
    row.name,
    row.kind,
    row.accountId ?? '',
    row.region ?? '',
    row.locations.map(placeOf).join(', '),
    row.findings.join(', '),
  ]);
  return `${table(headings, cells, style)}\n`;
}
