/** Reads the arguments that a config line or a script gives `credential-process`, without the table of all options. */
import { secretSettings } from '../../../shared/vocabulary.js';
import type { HandOutChoice } from '../../services/bridge/handing-out.js';

export interface ToolArguments {
  readonly choice: HandOutChoice;
  /** As given; null without. */
  readonly home: string | null;
}

/** Null for anything else than exactly one of --id and --profile, and perhaps --home. */
export function readToolArguments([_command, ...rest]: readonly string[]): ToolArguments | null {
  const given = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 1) {
    const [, name, inline] = /^--(id|profile|home)(?:=(.*))?$/su.exec(rest[at] ?? '') ?? [];
    if (name === undefined || given.has(name)) return null;
    if (inline === undefined) at += 1;
    const value = inline ?? rest[at] ?? '';
    const isOption = inline === undefined && value.startsWith('-');
    if (value === '' || isOption || looksLikeSecret(value)) return null;
    given.set(name, value);
  }
  const [id, name] = [given.get('id'), given.get('profile')];
  if ((id === undefined) === (name === undefined)) return null;
  const home = given.get('home') ?? null;
  return { choice: id === undefined ? { name: name ?? '' } : { id }, home };
}

/** The whole command refuses it, and says why. */
function looksLikeSecret(value: string): boolean {
  return secretSettings.some((setting) => value.toLowerCase().startsWith(`${setting}=`));
}
