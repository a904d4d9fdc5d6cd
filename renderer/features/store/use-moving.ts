/** Several profiles moved one after another: each is whole before the next begins, and the person can stop in between. */
import { useRef, useState } from 'react';
import { type MoveOutcome, useStoreActions } from '../../state/store.js';

export interface MoveRow {
  readonly name: string;
  /** Null: not yet, or never, where it was stopped before. */
  readonly outcome: MoveOutcome | null;
}

export interface Moving {
  readonly phase: 'before' | 'moving' | 'stopping' | 'over';
  readonly rows: readonly MoveRow[];
  /** The one that is being moved. */
  readonly current: string | null;
  start(): Promise<readonly MoveRow[]>;
  /** After the one that is being moved: it is never left half. */
  stop(): void;
}

export function useMoving(names: readonly string[]): Moving {
  const { moveIn } = useStoreActions();
  /** How many times it was started, and the one that was stopped. */
  const run = useRef({ count: 0, stopped: 0 });
  const [phase, setPhase] = useState<Moving['phase']>('before');
  const [current, setCurrent] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, MoveOutcome>>(new Map());
  const rowsOf = (known: ReadonlyMap<string, MoveOutcome>): readonly MoveRow[] =>
    names.map((name) => ({ name, outcome: known.get(name) ?? null }));

  async function start(): Promise<readonly MoveRow[]> {
    const known = new Map<string, MoveOutcome>();
    run.current.count += 1;
    setPhase('moving');
    for (const name of names) {
      if (run.current.stopped === run.current.count) break;
      setCurrent(name);
      known.set(name, await moveIn(name));
      setOutcomes(new Map(known));
    }
    setCurrent(null);
    setPhase('over');
    return rowsOf(known);
  }
  function stop(): void {
    run.current.stopped = run.current.count;
    setPhase((now) => (now === 'moving' ? 'stopping' : now));
  }
  return { phase, rows: rowsOf(outcomes), current, start, stop };
}
