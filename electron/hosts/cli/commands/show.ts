/** `keyway show NAME`: one profile with its settings and where each stands. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { catalogue } from '../../../../shared/catalogue/index.js';
import { succeed } from '../../../../shared/models/failure.js';
import type { FileOrigin } from '../../../../shared/models/origin.js';
import { shownProfile } from '../../../../shared/models/profile.js';
import type { ShownProfile } from '../../../../shared/models/profile.js';
import type { Command } from '../command.js';
import { jsonLine } from '../output.js';
import { printable, table } from '../style.js';
import type { Style } from '../style.js';

export const show: Command = {
  options: ['location'],
  operands: ['NAME'],
  async run({ operands, values }, { services, style, absolute }) {
    const location = values.get('location');
    const shown = await services.profiles.describe(
      operands[0] ?? '',
      location === undefined ? null : absolute(location),
    );
    if (!shown.ok) return shown;
    return succeed({
      status: 0,
      json: () => jsonLine(shownProfile, shown.value),
      text: () => profileText(shown.value, style),
    });
  },
};

function profileText(profile: ShownProfile, style: Style): string {
  const { columns } = commandLine;
  const facts = [
    [columns.kind, profile.kind],
    [columns.account, profile.accountId ?? ''],
    [columns.region, profile.region ?? ''],
    [columns.location, profile.origin.map(originText).join(', ')],
  ].filter(([, value]) => value !== '');
  const marks = [
    ...(profile.active ? [commandLine.active] : []),
    ...(profile.copyOf === null ? [] : [commandLine.copyOf(profile.copyOf)]),
  ];
  const title = style.strong(printable(profile.name));
  const settings = Object.entries(profile.settings).map(([key, setting]) => [
    `  ${key}`,
    setting.value,
    setting.origin === null ? '' : originText(setting.origin),
  ]);
  return [
    marks.length === 0 ? title : `${title} (${printable(marks.join(', '))})`,
    ...facts.map(([label, value]) => `  ${label ?? ''}: ${printable(value ?? '')}`),
    ...(settings.length === 0 ? [] : [table([commandLine.settings, '', ''], settings, style)]),
    ...(profile.findings.length === 0 ? [] : [style.faint(commandLine.findings)]),
    ...profile.findings.map((code) => `  ${catalogue.findings[code].title} (${code})`),
    '',
  ].join('\n');
}

function originText(origin: FileOrigin): string {
  return `${origin.file}:${origin.line}`;
}
