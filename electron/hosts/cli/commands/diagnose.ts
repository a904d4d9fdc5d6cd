/** `keyway diagnose`: what an error message of AWS or one of its tools means. */
import { commandLine } from '../../../../shared/catalogue/en/command-line.js';
import { diagnosing } from '../../../../shared/catalogue/en/window-identity.js';
import { succeed } from '../../../../shared/models/failure.js';
import { diagnosePrinted } from '../../../../shared/models/printed.js';
import type { Command } from '../command.js';
import { jsonLine } from '../output.js';
import { printable } from '../style.js';

/** Characters; an error stands at the end of what a tool said. */
const longestText = 20_000;

export const diagnose: Command = {
  options: [],
  operands: [],
  async run(_given, { services, readInput }) {
    const said = new TextDecoder().decode(await readInput());
    const diagnosis = await services.sessions.diagnose(said.slice(-longestText));
    if (diagnosis === null) {
      return succeed({
        status: 1,
        json: () => jsonLine(diagnosePrinted, { diagnosis: null }),
        text: () => `${commandLine.sessions.notAnError}\n`,
      });
    }
    const { happened, advice } = diagnosing.words(diagnosis);
    const { profiles } = diagnosis;
    const about = profiles.length === 0 ? [] : [commandLine.sessions.about(profiles.map(printable))];
    return succeed({
      status: 0,
      json: () => jsonLine(diagnosePrinted, { diagnosis: { ...diagnosis, happened, advice } }),
      text: () => [happened, advice, ...about].map((line) => `${printable(line)}\n`).join(''),
    });
  },
};
