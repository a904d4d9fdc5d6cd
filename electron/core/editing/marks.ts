/** Keyway's comment in a copied `[default]`, rewritten so that it stays true. */
import { makeLine } from '../ini/document.js';
import { spliceLines } from '../ini/lines.js';
import type { DefaultSection } from '../switching/default-sections.js';
import { formatManagedMark, type ManagedMark } from '../switching/managed.js';
import type { Draft, DraftFile } from './draft.js';

/** Puts another mark where the section has its own; its indentation stays. Nothing happens where it says the same already. */
export function replaceMark(
  draft: Draft,
  file: DraftFile,
  section: Pick<DefaultSection, 'mark' | 'markLine' | 'outline'>,
  mark: ManagedMark,
): void {
  const { markLine } = section;
  const document = draft.document(file);
  const old = markLine === null ? undefined : document.lines[markLine - 1];
  if (markLine === null || old === undefined) return;
  const comment = formatManagedMark(mark);
  if (section.mark !== null && comment === formatManagedMark(section.mark)) return;
  const indentation = old.text.slice(0, old.text.indexOf('#'));
  const line = makeLine(`${indentation}${comment}`, old.eol);
  draft.write(file, spliceLines(document, markLine - 1, markLine, [line]), [section.outline.header]);
}
