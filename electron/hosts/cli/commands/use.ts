/** `keyway use`: makes a profile active, or puts the original default back. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { usePrinted } from '../../../../shared/models/change.js';
import { fail, succeed } from '../../../../shared/models/failure.js';
import type { Result } from '../../../../shared/models/failure.js';
import type { Trace } from '../../../../shared/models/trace.js';
import { allTools } from '../../../core/resolution/all-tools.js';
import { emptyInvocation } from '../../../core/resolution/request.js';
import type { MadeActive, SwitchingService, ToolQuestion } from '../../../services/api.js';
import { wrongUse } from '../command.js';
import type { Command, CommandFailure, Given } from '../command.js';
import { readDuration } from '../duration.js';
import { changedFiles, changeText, jsonLine, timeText } from '../output.js';
import { printable } from '../style.js';
import { toolsText } from '../tools-now.js';
import type { Style } from '../style.js';
import { formatUnified } from '../../../core/changes/file-diff.js';

export const use: Command = {
  options: ['for', 'restore'],
  operands: ['[NAME]'],
  async run(given, { services, style }) {
    const { resolution } = services;
    const restores = given.flags.has('restore');
    const made = restores
      ? await restore(given, services.switching)
      : await makeActive(given, services.switching);
    if (!made.ok) return made;
    const traces = await resolution.traces(plainQuestions());
    const text = restores ? restoredText : activeText;
    return succeed({
      status: 0,
      json: () => jsonLine(usePrinted, printed(made.value, traces)),
      text: () => text(made.value, style) + toolsText(traces, made.value.active),
    });
  },
};

async function makeActive(
  given: Given,
  switching: SwitchingService,
): Promise<Result<MadeActive, CommandFailure>> {
  const name = given.operands[0];
  if (name === undefined) return fail(wrongUse('argument-missing', 'use', 'NAME'));
  const limit = given.values.get('for');
  const duration = limit === undefined ? null : readDuration(limit);
  if (typeof duration === 'string') return fail(wrongUse(duration, 'use', '--for'));
  return switching.makeActive({ name }, duration, 'whole');
}

async function restore(
  given: Given,
  switching: SwitchingService,
): Promise<Result<MadeActive, CommandFailure>> {
  if (given.operands.length > 0 || given.values.has('for')) {
    return fail(wrongUse('restore-stands-alone', 'use', '--restore'));
  }
  return switching.restore('whole');
}

/** Every tool, as it is without options in the present environment. */
function plainQuestions(): readonly ToolQuestion[] {
  const common = { platform: null, home: null, now: null, imds: null, environment: {}, inherits: true };
  return allTools.map(({ id }) => ({ tool: id, invocation: emptyInvocation, ...common }));
}

function printed(made: MadeActive, traces: readonly Trace[]): unknown {
  return {
    change: made.id,
    files: changedFiles(made.files),
    diff: formatUnified(made.files),
    active: made.active,
    tools: traces,
    revertsAt: made.revertsAt === null ? null : new Date(made.revertsAt).toISOString(),
  };
}

function activeText(made: MadeActive, style: Style): string {
  const name = printable(made.active ?? '');
  const limit = made.revertsAt === null ? [] : [commandLine.goesBack(timeText(made.revertsAt))];
  if (made.id === null) return [commandLine.alreadyActive(name), ...limit, ''].join('\n');
  return [style.strong(commandLine.nowActive(name)), ...limit, whatChanged(made, made.id, style)].join('\n');
}

function restoredText(made: MadeActive, style: Style): string {
  const first = style.strong(commandLine.restored(made.active === null ? null : printable(made.active)));
  return made.id === null ? `${first}\n` : `${first}\n${whatChanged(made, made.id, style)}`;
}

function whatChanged(made: MadeActive, change: string, style: Style): string {
  return `${changeText(made.files, made.writtenInPlace, style)}\n\n${commandLine.howToUndo(change)}\n`;
}
