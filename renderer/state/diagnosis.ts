/** Pasted error messages: noticed here, understood in main, kept nowhere. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Diagnosis } from '../../shared/models/aws-error.js';
import { useApi } from './api.js';

/** Milliseconds without a key press until main is asked. */
const typingPause = 150;
const longestText = 20_000;

/** What tools write around their errors, and AWS's own names of errors: nothing that a profile or an action is called. */
const signs =
  /\b(?:an error occurred|error|exception|denied|expired|invalid|unable to|could not|cannot|not authorized|failed|refused|timed out)\b/iu;
const awsName = /\b[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+\b/u;

/** Whether it is an error message rather than something to look for. */
export function looksLikeError(text: string): boolean {
  const words = text.trim().split(/\s+/u).length;
  if (
    awsName.test(text) &&
    /(?:Exception|Error|Denied|Expired|Invalid|Failure|Token|Skewed|Mismatch)/u.test(text)
  ) {
    return true;
  }
  return words >= 4 && signs.test(text);
}

export type Diagnosed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'known'; readonly diagnosis: Diagnosis };

/** What a pasted text means; `nothing` where it is none that means anything. */
export function useDiagnosis(text: string): Diagnosed {
  const settled = useSettled(looksLikeError(text) ? text.slice(0, longestText) : null);
  const { data, isError } = useQuery({
    ...useApi().queries.sessions.diagnose.queryOptions({
      input: settled === null ? skipToken : { text: settled },
    }),
    staleTime: 0,
    gcTime: 0,
  });
  if (!looksLikeError(text)) return { kind: 'nothing' };
  if (isError) return { kind: 'not-known' };
  if (data === undefined || settled !== text.slice(0, longestText)) return { kind: 'reading' };
  return data.diagnosis === null ? { kind: 'not-known' } : { kind: 'known', diagnosis: data.diagnosis };
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (text === settled) return undefined;
    const timer = setTimeout(() => setSettled(text), text === null ? 0 : typingPause);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
