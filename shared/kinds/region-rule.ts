/** What is wrong with the code of a Region. */
import { NameFinder } from './closeness.js';
import { isKnownRegion, regions } from './regions.js';
import { valueProblem, type ValueProblem } from './value-problem.js';

/** botocore 1.43.11, utils.py, validate_region_name: what can be part of a host name. Anything else is an InvalidRegionError. */
const HOST_LABEL = /^(?!\d+$)(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/u;

/** Names that stand for a whole partition. */
const PARTITION = /^aws(?:-[a-z]+)*-global$/u;

const finder = new NameFinder(regions);

/** Providers other than AWS have codes of their own, `auto` for one: a code that AWS does not have is a warning. */
export function checkRegion(value: string): readonly ValueProblem[] {
  if (isKnownRegion(value) || PARTITION.test(value)) return [];
  const suggestion = meantRegion(value);
  return HOST_LABEL.test(value)
    ? [valueProblem('region-unknown', 'warning', { suggestion })]
    : [valueProblem('region-format', 'error', { suggestion })];
}

function meantRegion(value: string): string | null {
  const lower = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '-');
  // An availability zone is a Region and a letter.
  const zone = /^(?<region>.*\d)[a-z]$/u.exec(lower)?.groups?.['region'] ?? '';
  return [lower, zone].find(isKnownRegion) ?? finder.closestTo(value)[0] ?? null;
}
