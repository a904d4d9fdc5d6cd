/** What one edit asks of the encrypted store: the same answers each time it is planned again. */
import { fail, type Result } from '../../../shared/models/failure.js';
import type { StoreContext } from '../../core/editing/edit.js';
import type { StoreEdits } from './editor.js';

export class EditStore implements StoreContext {
  /** The lines that Keyway wrote itself in this edit: nobody need be asked for them. */
  readonly lines = new Set<string>();
  readonly #store: StoreEdits | null;
  readonly #ids = new Map<string, string>();

  /** @param store null where nothing can be sealed */
  constructor(store: StoreEdits | null) {
    this.#store = store;
  }

  newId(name: string): string {
    const id = this.#ids.get(name) ?? this.#store?.newId() ?? '';
    this.#ids.set(name, id);
    return id;
  }

  bridgeLine(id: string): Result<string> {
    const line = this.#store?.bridgeLineFor(id);
    if (line === undefined) return fail({ code: 'store-missing', facts: {}, action: null });
    if (line.ok) this.lines.add(line.value);
    return line;
  }
}
