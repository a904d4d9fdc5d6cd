/** `keyway undo`: takes a change back, which is a change itself. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { changePrinted } from '../../../../shared/models/change.js';
import { succeed } from '../../../../shared/models/failure.js';
import { formatUnified } from '../../../core/changes/file-diff.js';
import type { MadeChange } from '../../../services/api.js';
import type { Command } from '../command.js';
import { changedFiles, changeText, jsonLine } from '../output.js';
import type { Style } from '../style.js';

export const undo: Command = {
  options: [],
  operands: ['[ID]'],
  async run({ operands }, { services, style }) {
    const made = await services.changes.undo(operands[0] ?? null, 'whole');
    if (!made.ok) return made;
    const { id, files } = made.value;
    const undone = (await services.changes.list()).find(({ undoneBy }) => id !== null && undoneBy === id);
    return succeed({
      status: 0,
      notes: undone?.action === 'move-to-store' ? [commandLine.store.plainAgain] : [],
      json: () =>
        jsonLine(changePrinted, { change: id, files: changedFiles(files), diff: formatUnified(files) }),
      text: () => undoneText(made.value, style),
    });
  },
};

function undoneText(made: MadeChange, style: Style): string {
  if (made.id === null) return `${commandLine.undone} ${commandLine.nothingWritten}\n`;
  const changes = changeText(made.files, made.writtenInPlace, style);
  return `${style.strong(commandLine.undone)}\n${changes}\n\n${commandLine.howToUndo(made.id)}\n`;
}
