/** Constraints of parameters, and AWS's sentence for those that are not met: all of them in one. */
import { refuse } from './refusals.js';

interface Constraint {
  readonly required?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly choices?: readonly string[];
}

export interface Checks {
  /** @returns the parameter's text; null without it. */
  readonly text: (name: string, constraint: Constraint) => string | null;
  /** @returns the parameter's number; null without it. */
  readonly number: (name: string, constraint: Constraint) => number | null;
  /** Refuses the request where something was not as it must be. */
  readonly done: () => void;
}

function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function faultsOfText(value: string, constraint: Constraint): readonly string[] {
  const { minimum = 0, maximum = Infinity, pattern, choices } = constraint;
  return [
    value.length < minimum ? `Member must have length greater than or equal to ${minimum}` : '',
    value.length > maximum ? `Member must have length less than or equal to ${maximum}` : '',
    pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value)
      ? `Member must satisfy regular expression pattern: ${pattern}`
      : '',
    choices !== undefined && !choices.includes(value)
      ? `Member must satisfy enum value set: [${choices.join(', ')}]`
      : '',
  ].filter((fault) => fault !== '');
}

function faultsOfNumber(value: number, constraint: Constraint): readonly string[] {
  const { minimum = -Infinity, maximum = Infinity } = constraint;
  return [
    value >= minimum ? '' : `Member must have value greater than or equal to ${minimum}`,
    value <= maximum ? '' : `Member must have value less than or equal to ${maximum}`,
  ].filter((fault) => fault !== '');
}

/** Collects what is wrong with the parameters of one request. */
export function checks(parameters: URLSearchParams): Checks {
  const failures: string[] = [];
  const read = (name: string, constraint: Constraint): string | null => {
    const value = parameters.get(name);
    if (value === null && constraint.required === true) {
      failures.push(
        `Value null at '${memberName(name)}' failed to satisfy constraint: Member must not be null`,
      );
    }
    return value;
  };
  const note = (name: string, value: string, faults: readonly string[]): void => {
    for (const fault of faults) {
      failures.push(`Value '${value}' at '${memberName(name)}' failed to satisfy constraint: ${fault}`);
    }
  };
  return {
    text: (name, constraint) => {
      const value = read(name, constraint);
      if (value !== null) note(name, value, faultsOfText(value, constraint));
      return value;
    },
    number: (name, constraint) => {
      const value = read(name, constraint);
      if (value === null) return null;
      note(name, value, faultsOfNumber(/^\d+$/u.test(value) ? Number(value) : Number.NaN, constraint));
      return Number(value);
    },
    done: () => {
      const count = failures.length;
      if (count === 0) return;
      const head = `${count} validation error${count === 1 ? '' : 's'} detected: `;
      refuse('validation-failed', { failures: head + failures.join('; ') });
    },
  };
}
