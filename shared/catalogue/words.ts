/** Shapes of what the catalogue gives. Every language has the same. */
import type { Finding } from '../models/finding.js';

/** A piece of a sentence; names and numbers are `strong`, code and paths `code`. */
export interface TextPart {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'code';
}

/** What a finding says: a title where there is room for a few words, else what is so and what to do. */
export interface FindingWords {
  readonly title: string;
  readonly sentence: (finding: Finding) => string;
  readonly advice: (finding: Finding) => string;
}

/** What a failure says: what happened, and what to do about it. */
export interface FailureWords {
  readonly happened: string;
  readonly advice: string;
}

/** A fact of a finding as text; empty where it is missing, so that an older record still makes a sentence. */
export function fact(finding: Finding, name: string): string {
  const value = finding.facts[name];
  return value === undefined ? '' : String(value);
}

export function plain(text: string): TextPart {
  return { text, style: 'plain' };
}

export function strong(text: string): TextPart {
  return { text, style: 'strong' };
}

export function code(text: string): TextPart {
  return { text, style: 'code' };
}

/** The parts as one string, for titles, labels and the terminal. */
export function joinParts(parts: readonly TextPart[]): string {
  return parts.map((part) => part.text).join('');
}
