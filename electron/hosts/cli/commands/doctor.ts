/** `keyway doctor`: everything odd about profiles, files and the environment. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { fileTrouble } from '../../../../shared/catalogue/en/window-shell.js';
import { catalogue } from '../../../../shared/catalogue/index.js';
import { commandFor } from '../../../../shared/kinds/fix-commands.js';
import type { FileStatus } from '../../../../shared/models/file.js';
import type { Finding } from '../../../../shared/models/finding.js';
import { succeed } from '../../../../shared/models/failure.js';
import { doctorPrinted } from '../../../../shared/models/printed.js';
import type { DoctorPrinted } from '../../../../shared/models/printed.js';
import type { ResolutionFinding } from '../../../../shared/models/resolution.js';
import type { Examination } from '../../../services/api.js';
import type { Command } from '../command.js';
import { jsonLine } from '../output.js';
import { printable } from '../style.js';
import type { Style } from '../style.js';

/** One row, and what it says to a person. */
interface Row {
  readonly printed: DoctorPrinted[number];
  readonly sentence: string;
}

export const doctor: Command = {
  options: [],
  operands: [],
  async run(_given, { services, style }) {
    const examined = await services.resolution.examine();
    if (!examined.ok) return examined;
    const isWindows = services.application.info().platform === 'win32';
    const files = await services.profiles.files();
    const rows = rowsOf(examined.value, files, isWindows);
    return succeed({
      status: rows.length === 0 ? 0 : 1,
      json: () =>
        jsonLine(
          doctorPrinted,
          rows.map(({ printed }) => printed),
        ),
      text: () => (rows.length === 0 ? `${commandLine.noFindings}\n` : rowsText(rows, style)),
    });
  },
};

const ranks = { error: 0, warning: 1, info: 2 } as const;

/** The worst first; what stops or misleads a tool before what is odd about a profile. */
function rowsOf(
  { resolution, profiles }: Examination,
  files: readonly FileStatus[],
  isWindows: boolean,
): readonly Row[] {
  const rows = [
    ...files.flatMap((file) => fileRow(file) ?? []),
    ...resolution.map((finding) => resolutionRow(finding, isWindows)),
    ...profiles.map((finding) => profileRow(finding, files)),
  ];
  return rows.toSorted((one, other) => ranks[one.printed.severity] - ranks[other.printed.severity]);
}

function resolutionRow(finding: ResolutionFinding, isWindows: boolean): Row {
  const { code, severity, subject, facts, origin, tools, fixes } = finding;
  const copied = fixes.find((fix) => fix.kind === 'copy');
  const command = copied === undefined ? null : copied.lines[isWindows ? 'powershell' : 'bash'];
  return {
    printed: {
      code,
      severity,
      subject,
      facts: { ...facts, tools: tools.join(', ') },
      origin,
      fix: command === null ? null : { command },
    },
    sentence: `${catalogue.resolution.resolutionFindingText(finding)} ${catalogue.resolution.resolutionFindingAdvice(finding)}`,
  };
}

/** A file that cannot be read, or was emptied by another program: what stands in it cannot be examined. */
function fileRow(file: FileStatus): Row | null {
  const { path, state, systemCode } = file;
  const trouble = fileTrouble(file);
  const code = state === 'unreadable' ? 'file-unreadable' : state === 'emptied' ? 'file-emptied' : null;
  if (code === null || trouble === null) return null;
  const facts = systemCode === null ? {} : { systemCode };
  return {
    printed: { code, severity: 'error', subject: path, facts, origin: null, fix: null },
    sentence: `${trouble.title} ${trouble.advice}`,
  };
}

function profileRow(finding: Finding, files: readonly FileStatus[]): Row {
  const { code, severity, subject, facts, origin } = finding;
  const isElsewhere = files.some(({ role, path }) => role === 'location' && path === origin?.file);
  const command = commandFor(finding, isElsewhere ? (origin?.file ?? null) : null);
  return {
    printed: { code, severity, subject, facts, origin, fix: command === null ? null : { command } },
    sentence: `${catalogue.findingSentence(finding)} ${catalogue.findingAdvice(finding)}`,
  };
}

function rowsText(rows: readonly Row[], style: Style): string {
  return rows.map((row) => rowText(row, style)).join('\n');
}

function rowText({ printed, sentence }: Row, style: Style): string {
  const { code, severity, subject, facts, origin, fix } = printed;
  const place = origin === null ? [] : [catalogue.resolution.originName(origin)];
  const { setIn } = facts;
  const setPlace = setIn === undefined ? [] : [commandLine.inFile(String(setIn))];
  const head = [`${severity}: ${subject}`, ...place, ...setPlace].join(', ');
  return [
    `${style.strong(printable(head))} ${style.faint(`(${code})`)}`,
    `  ${printable(sentence)}`,
    ...(fix === null ? [] : [`  ${commandLine.columns.fix}: ${printable(fix.command)}`]),
    '',
  ].join('\n');
}
