/** `keyway set`: gives settings of a profile, an sso-session or a services section their values. */
import { fail, type Result } from '../../../../shared/models/failure.js';
import type { SettingChange } from '../../../core/editing/edit.js';
import { readAssignment } from '../assignments.js';
import {
  type Answer,
  type Command,
  type CommandFailure,
  type Context,
  type Given,
  wrongUse,
} from '../command.js';
import { editOptions, placeOf, runEdit, wrongStore } from '../edit-command.js';
import { readSecretChanges } from '../secret-input.js';
import { sectionOf } from '../section-choice.js';

export const set: Command = {
  options: ['sso-session', 'services', 'secret-stdin', 'store', ...editOptions],
  operands: ['[NAME]', '[KEY=VALUE…]'],
  async run(given, context) {
    const section = sectionOf(given);
    if (!section.ok) return section;
    const wrong = wrongStore(given);
    if (wrong !== null) return fail(wrong);
    const texts = section.value === null ? given.operands.slice(1) : given.operands;
    const read = texts.map(readAssignment);
    const changes = read.filter((change) => change !== null);
    if (changes.length < read.length) return fail(wrongUse('assignment-not-readable', 'set', 'KEY=VALUE'));
    if (section.value === null) return setInProfile(changes, given, context);
    if (changes.length === 0) return fail(wrongUse('argument-missing', 'set', 'KEY=VALUE'));
    const named = { ...section.value, changes, mustAgree: false, mayCreate: true };
    return runEdit({ kind: 'section', section: named }, given, context);
  },
};

async function setInProfile(
  changes: readonly SettingChange[],
  given: Given,
  context: Context,
): Promise<Result<Answer, CommandFailure>> {
  const name = given.operands[0];
  if (name === undefined) return fail(wrongUse('argument-missing', 'set', 'NAME'));
  const secrets = await readSecretChanges(given, context);
  if (!secrets.ok) return secrets;
  const all = [...changes, ...secrets.value];
  if (all.length === 0) return fail(wrongUse('argument-missing', 'set', 'KEY=VALUE'));
  const place = placeOf(name, given, context);
  return runEdit({ kind: 'save', from: place, to: place, changes: all, sections: [] }, given, context);
}
