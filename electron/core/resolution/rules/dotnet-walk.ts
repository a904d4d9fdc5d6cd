/** How a walk from a profile to credentials goes in .NET: what it knows on the way, and how it fails. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import type { Context } from '../context.js';
import { type Missed, missed } from '../found.js';
import { stopUnseen } from '../judgement.js';
import type { DotnetGeneration } from './dotnet-kinds.js';

export interface DotnetWalk {
  readonly context: Context;
  readonly generation: DotnetGeneration;
  /** What fails while credentials are put together ends it; else the next source is asked. What fails in use always ends it. */
  readonly isFinal: boolean;
  /** Somebody can be asked for a code, or to sign in: PowerShell, but no program. */
  readonly isInteractive: boolean;
  /** The profiles whose roles are being put together, the one asked for first. */
  readonly visited: readonly string[];
}

/** It cannot be put together. @param code .NET's class @param words what happened: nobody saw .NET's own words */
export function unmade(
  walk: DotnetWalk,
  reason: Reason,
  origin: Origin | null,
  [code, words]: readonly [code: string, words: string],
): Missed {
  return missed(reason, origin, walk.isFinal ? stopUnseen(code, words) : null);
}

/** It is chosen, and then fails when it is used. */
export function failed(
  reason: Reason,
  origin: Origin | null,
  [code, words]: readonly [code: string, words: string],
): Missed {
  return missed(reason, origin, stopUnseen(code, words));
}
