/** `keyway fmt`: reads a file as Keyway's document and prints it again; the bytes must be the same. */
import { succeed } from '../../../../shared/models/failure.js';
import { formatPrinted } from '../../../../shared/models/printed.js';
import { parseDocument, printDocument } from '../../../core/ini/document.js';
import type { Command } from '../command.js';
import { jsonLine } from '../output.js';

export const fmt: Command = {
  options: ['check'],
  operands: ['FILE'],
  async run({ operands, flags }, { readFile }) {
    const read = await readFile(operands[0] ?? '');
    if (!read.ok) return read;
    const { bytes } = read.value;
    const printed = printDocument(parseDocument(bytes));
    const identical = sameBytes(bytes, printed);
    const checks = flags.has('check');
    return succeed({
      status: checks && !identical ? 1 : 0,
      json: () => jsonLine(formatPrinted, { identical }),
      text: () => (checks ? '' : printed),
    });
  },
};

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
