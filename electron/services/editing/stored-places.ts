/** One row a name: an edit of a name that the encrypted store has is one of the store, whoever asks for it. */
import { storeLocation } from '../../../shared/vocabulary.js';
import type { Place, ProfileEdit } from '../../core/editing/edit.js';
import { placesOf } from '../../core/editing/plan-edit.js';
import { isStored } from '../../core/editing/stored-sections.js';
import type { Moment } from '../profiles.js';

/** Whether it writes to what is in the store, whichever place it names: an import goes to where a name stands already. */
export function needsStore(edit: ProfileEdit, { stored }: Pick<Moment, 'stored'>): boolean {
  if (placesOf(edit).some(isStored)) return true;
  return edit.kind === 'import' && edit.profiles.some(({ name }) => stored.get(name)?.isShared === false);
}

/** The same edit, with profiles that are in the store alone, or with settings in the config file, at their place there. */
export function atStoredPlaces(edit: ProfileEdit, { stored }: Pick<Moment, 'stored'>): ProfileEdit {
  if (stored.size === 0) return edit;
  const at = (place: Place): Place => {
    const row = place.location === null ? stored.get(place.name) : undefined;
    return row === undefined || row.isShared ? place : { ...place, location: storeLocation };
  };
  switch (edit.kind) {
    case 'save': {
      if (edit.from === null) return edit;
      const from = at(edit.from);
      return from === edit.from ? edit : { ...edit, from, to: { ...edit.to, location: storeLocation } };
    }
    case 'rename':
      return {
        ...edit,
        renames: edit.renames.flatMap(({ from, to }) => allOf(from).map((each) => ({ from: each, to }))),
      };
    case 'clone': {
      const from = at(edit.from);
      const isBeside = from !== edit.from && edit.to.location === null;
      return { ...edit, from, to: isBeside ? { ...edit.to, location: storeLocation } : edit.to };
    }
    case 'remove':
      return { ...edit, places: edit.places.flatMap(allOf) };
    case 'region':
      return { ...edit, places: edit.places.map((place) => (isReadable(place) ? at(place) : place)) };
    case 'replace-key':
      return { ...edit, place: at(edit.place) };
    case 'to-sso-session':
    case 'section':
    case 'default-region':
    case 'import':
    case 'fix':
      return edit;
  }

  /** What stands in both is renamed, and removed, in both. */
  function allOf(place: Place): readonly Place[] {
    const isBoth = place.location === null && stored.get(place.name)?.isShared === true;
    return isBoth ? [place, { ...place, location: storeLocation }] : [at(place)];
  }

  /** Where tools look for the Region, the config file, can be written while the store is locked. */
  function isReadable({ name }: Place): boolean {
    return stored.get(name)?.whole != null;
  }
}
