/** Session tags and session policies: read, and how much of the room for them they take. */
import { refuse } from '../refusals.js';

/** Characters that fit, as far as it is modelled: AWS packs both into a form of its own. */
const room = 2048;

/** @returns the tags by key; refuses what AWS does not take. */
export function tagsOf(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const tags: Record<string, string> = {};
  const failures: string[] = [];
  const seen = new Set<string>();
  for (let index = 1; parameters.has(`Tags.member.${index}.Key`); index += 1) {
    const key = parameters.get(`Tags.member.${index}.Key`) ?? '';
    const value = parameters.get(`Tags.member.${index}.Value`) ?? '';
    if (key.length < 1 || key.length > 128) failures.push(`tags.${index}.member.key`);
    if (value.length > 256) failures.push(`tags.${index}.member.value`);
    if (seen.has(key.toLowerCase())) refuse('duplicate-tags', {});
    seen.add(key.toLowerCase());
    tags[key] = value;
  }
  if (seen.size > 50) failures.push('tags');
  const [first] = failures;
  if (first !== undefined) {
    const constraint = 'failed to satisfy constraint: Member must have length less than or equal to';
    const most = first === 'tags' ? 50 : first.endsWith('key') ? 128 : 256;
    refuse('validation-failed', {
      failures: `1 validation error detected: Value at '${first}' ${constraint} ${most}`,
    });
  }
  return tags;
}

/**
 * @returns the percentage of the room that policy and tags take; null where neither is given
 */
export function packedSize(
  parameters: URLSearchParams,
  tags: Readonly<Record<string, string>>,
): number | null {
  const policy = parameters.get('Policy');
  if (policy !== null && !isPolicy(policy)) refuse('malformed-policy', {});
  const length = Object.entries(tags).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const percent = Math.ceil(((length + (policy?.length ?? 0)) * 100) / room);
  if (percent > 100) refuse('packed-policy-too-large', { percent: String(percent) });
  return percent === 0 ? null : percent;
}

function isPolicy(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'Statement' in value;
  } catch {
    return false;
  }
}
