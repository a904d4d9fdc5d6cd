/**
 * Credentials as JSON, wherever they stand in it: what a credential process prints, what IAM, STS, the access portal and
 * metadata services answer, what the SDKs print of their credentials, and AWS's caches of them.
 */
import { isMembers, jsonObjectAt, type Members } from '../environments/paste-json.js';
import { type FoundProfile, profileOfMembers } from './found-profile.js';

/** Each brace that is not closed is looked at to the end of the text. */
const mostOpenBraces = 200;
/** AWS's deepest, a cached role within the answer to a request, is at the third level. */
const deepest = 6;

/** Those of all whole objects of a text; half of one gives nothing. */
export function readCredentialJson(text: string): readonly FoundProfile[] {
  const found: FoundProfile[] = [];
  let open = 0;
  let at = text.indexOf('{');
  while (at >= 0 && open < mostOpenBraces) {
    const object = jsonObjectAt(text, at);
    if (object === null) open += 1;
    else found.push(...credentialsIn(object.members, deepest));
    at = text.indexOf('{', object?.end ?? at + 1);
  }
  return found;
}

function credentialsIn(members: Members, depth: number): readonly FoundProfile[] {
  const isOfProcess = members['Version'] === 1;
  const profile = profileOfMembers(
    isOfProcess ? 'credential-process-json' : 'credential-json',
    Object.entries(members),
  );
  if (profile !== null) return [profile];
  return Object.values(members).flatMap((value) => valuesIn(value, depth - 1));
}

function valuesIn(value: unknown, depth: number): readonly FoundProfile[] {
  if (depth === 0) return [];
  if (isMembers(value)) return credentialsIn(value, depth);
  return Array.isArray(value) ? value.flatMap((item: unknown) => valuesIn(item, depth - 1)) : [];
}
