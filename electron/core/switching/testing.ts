/** Shorthand for the tests of switching: two texts in, two texts out. */
import { type IniDocument, parseDocument, printDocument } from '../ini/document.js';
import type { SourceFile } from '../profiles/profiles.js';
import type { SwitchFiles, SwitchPlan } from './switch-files.js';

export interface Texts {
  readonly config: string;
  readonly credentials: string;
}

export const elsewherePath = '~/elsewhere/credentials';

export function documentOf(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

export function textOf(document: IniDocument): string {
  return new TextDecoder('utf-8').decode(printDocument(document));
}

export function filesOf(texts: Texts, elsewhere?: string): SwitchFiles {
  const file = (role: SourceFile['role'], path: string, text: string): SourceFile => ({
    path,
    role,
    document: documentOf(text),
    mode: null,
  });
  return {
    config: file('config', '~/.aws/config', texts.config),
    credentials: file('credentials', '~/.aws/credentials', texts.credentials),
    locations: elsewhere === undefined ? [] : [file('location', elsewherePath, elsewhere)],
  };
}

/** Both texts after all steps of a plan. */
export function applyPlan(texts: Texts, plan: SwitchPlan): Texts {
  return plan.steps.reduce((state, step) => ({ ...state, [step.role]: textOf(step.after) }), texts);
}
