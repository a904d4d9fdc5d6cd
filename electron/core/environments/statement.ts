/** One statement of pasted text, whichever shell it is written for. */
import type { KnownVariable } from './shell-word.js';

/** A variable that the statement sets; null where it takes it away. */
export interface VariableChange {
  readonly name: string;
  readonly value: string | null;
}

export interface Statement {
  readonly changes: readonly VariableChange[];
  /** The offset after it. */
  readonly end: number;
  /** Whether something in it was not understood, such as a value that only running it would tell. */
  readonly isUnreadable: boolean;
}

/** Reads the statement at an offset; null where it is not in the language that this one reads. */
export type StatementReader = (text: string, offset: number, known: KnownVariable) => Statement | null;

export function read(changes: readonly VariableChange[], end: number): Statement {
  return { changes, end, isUnreadable: false };
}

/** @param changes what it changes all the same: a variable set to what is not known is no longer what it was */
export function unreadable(end: number, changes: readonly VariableChange[] = []): Statement {
  return { changes, end, isUnreadable: true };
}

/** Changes of which some have no known value: those variables are taken away. */
export function readAsFarAsKnown(
  changes: readonly VariableChange[],
  isAllKnown: boolean,
  end: number,
): Statement {
  return isAllKnown ? read(changes, end) : unreadable(end, changes);
}

/** The offset of the line feed that ends the line, or of the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** What a regular expression finds exactly at that offset. */
export function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, `${pattern.flags.replace('y', '')}y`);
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
