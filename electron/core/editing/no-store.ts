import { fail } from '../../../shared/models/failure.js';
import type { StoreContext } from './edit.js';

/** For edits of files alone: nothing can be put into the encrypted store. */
export const noStore: StoreContext = {
  newId: () => '',
  bridgeLine: () => fail({ code: 'store-missing', facts: {}, action: null }),
};
