/** `keyway remove NAME…`: takes profiles out of the files. What it takes can be put back with `keyway undo`. */
import type { Command } from '../command.js';
import { editOptions, placeOf, runEdit } from '../edit-command.js';
import { fail, succeed, type Result } from '../../../../shared/models/failure.js';
import type { Place } from '../../../core/editing/edit.js';
import type { CommandFailure, Context, Given } from '../command.js';

export const remove: Command = {
  options: ['source-profile', ...editOptions],
  operands: ['NAME…'],
  async run(given, context) {
    const places = given.operands.map((name) => placeOf(name, given, context));
    const sources = await sourcesOf(places, given, context);
    if (!sources.ok) return sources;
    return runEdit({ kind: 'remove', places, sources: sources.value }, given, context);
  },
};

/** With `--source-profile`, every profile that is left without a source gets that one. */
async function sourcesOf(
  places: readonly Place[],
  given: Given,
  { services }: Context,
): Promise<Result<ReadonlyMap<string, string>, CommandFailure>> {
  const source = given.values.get('source-profile');
  if (source === undefined) return succeed(new Map());
  const preview = await services.editing.previewEdit({ kind: 'remove', places, sources: new Map() }, 'whole');
  if (!preview.ok) return fail(preview.failure);
  return succeed(new Map(preview.value.effects.broken.map((name) => [name, source])));
}
