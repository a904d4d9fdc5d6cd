/** All words a person reads, in their language. English is the one there is. */
import { english } from './en/index.js';

export type Catalogue = typeof english;
export const catalogue: Catalogue = english;
