/** Edits of a file that mend a finding: worked out again from the file as it is when they are made. Pure. */
import type { ResolutionFindingCode } from '../../../shared/models/resolution.js';
import type { IniDocument } from '../ini/document.js';
import { separateComment } from './inline-comment.js';
import { removeLeftoverKeys } from './leftover-keys.js';

/** The document after the edit, and the section that it names. */
export interface Fixed {
  readonly after: IniDocument;
  /** The raw header, as the outline has it. */
  readonly header: string;
}

/**
 * @param line where the finding stood, from 1
 * @returns null where the file no longer says what the finding was about, and for findings that no edit of a file mends
 */
export function fixFile(code: ResolutionFindingCode, document: IniDocument, line: number): Fixed | null {
  switch (code) {
    case 'inline-comment-in-secret':
      return separateComment(document, line);
    case 'leftover-keys-shadow-profile':
      return removeLeftoverKeys(document, line);
    case 'environment-shadows-profile':
    case 'missing-profile-in-variable':
    case 'empty-profile-variable':
    case 'tools-disagree':
    case 'stale-security-token':
    case 'keys-outrank-role':
      return null;
  }
}
