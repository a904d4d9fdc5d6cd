/** `keyway unset`: takes settings out of a profile, an sso-session or a services section. */
import { fail } from '../../../../shared/models/failure.js';
import { readKey } from '../assignments.js';
import { type Command, wrongUse } from '../command.js';
import { editOptions, placeOf, runEdit, wrongStore } from '../edit-command.js';
import { sectionOf } from '../section-choice.js';

export const unset: Command = {
  options: ['sso-session', 'services', 'store', ...editOptions],
  operands: ['[NAME]', '[KEY…]'],
  async run(given, context) {
    const section = sectionOf(given);
    if (!section.ok) return section;
    const wrong = wrongStore(given);
    if (wrong !== null) return fail(wrong);
    const [name, ...ofProfile] = given.operands;
    const texts = section.value === null ? ofProfile : given.operands;
    if (section.value === null && name === undefined)
      return fail(wrongUse('argument-missing', 'unset', 'NAME'));
    const keys = texts.map(readKey).filter((key) => key !== null);
    if (keys.length < texts.length) return fail(wrongUse('key-not-readable', 'unset', 'KEY'));
    if (keys.length === 0) return fail(wrongUse('argument-missing', 'unset', 'KEY'));
    const changes = keys.map((key) => ({ key, value: null }));
    if (section.value !== null) {
      const named = { ...section.value, changes, mustAgree: false, mayCreate: false };
      return runEdit({ kind: 'section', section: named }, given, context);
    }
    const place = placeOf(name ?? '', given, context);
    return runEdit({ kind: 'save', from: place, to: place, changes, sections: [] }, given, context);
  },
};
