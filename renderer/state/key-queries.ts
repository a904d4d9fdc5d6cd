/** What the window shows of access keys and of their rotations. */
import { useQuery } from '@tanstack/react-query';
import type { KeyAction, KeyProgram } from '../../shared/models/key.js';
import type { RotationRow } from '../../shared/models/rotation.js';
import { useApi } from './api.js';

export function useKeyList() {
  return useQuery(useApi().queries.keys.list.queryOptions());
}

/** Asked for anew each time it is shown: programs start and end. */
export function useKeyPrograms() {
  return useQuery({ ...useApi().queries.keys.programs.queryOptions(), staleTime: 0 });
}

const none: readonly KeyProgram[] = [];

/** Running programs that have the key; empty where that is not known. */
export function useProgramsOf(key: string): readonly KeyProgram[] {
  const programs = useKeyPrograms().data?.programs ?? none;
  return programs.filter((program) => program.key === key);
}

/** What the action would break; asked for anew each time. */
export function useKeyPreview(key: string, action: KeyAction) {
  return useQuery({
    ...useApi().queries.keys.preview.queryOptions({ input: { key, action } }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function useRotationList() {
  return useQuery(useApi().queries.rotations.list.queryOptions());
}

const noRotations: readonly RotationRow[] = [];

export function useRotations(): readonly RotationRow[] {
  return useRotationList().data?.rotations ?? noRotations;
}
