/** What is tried on paper: the same environment and files with a change that nobody made. Pure. */
import type { WhatIf } from '../../../shared/models/resolution.js';
import type { IniDocument } from '../ini/document.js';
import { makeLines, spliceLines } from '../ini/lines.js';
import { outlineSectionAt } from '../ini/outline.js';
import { shownPath } from '../paths.js';
import type { FileOnDisk, ResolutionRequest, World } from './request.js';

/** The question with the changes made, in their order. A section that is not there is passed over. */
export function tryOnPaper(request: ResolutionRequest, changes: readonly WhatIf[]): ResolutionRequest {
  const environment = new Map(Object.entries(request.environment));
  const ignored = new Map<string, number[]>();
  for (const change of changes) {
    switch (change.kind) {
      case 'unset':
        environment.delete(change.variable);
        break;
      case 'set':
        environment.set(change.variable, change.value);
        break;
      case 'ignore-section':
        ignored.set(change.file, [...(ignored.get(change.file) ?? []), change.line]);
        break;
    }
  }
  const world = ignored.size === 0 ? request.world : withoutSections(request, ignored);
  return { ...request, environment: Object.fromEntries(environment), world };
}

/** The world with other documents at some paths (absolute); a file that was not there is there then. */
export function withDocuments(world: World, documents: ReadonlyMap<string, IniDocument>): World {
  return {
    ...world,
    file(path) {
      const document = documents.get(path);
      return document === undefined ? world.file(path) : { state: 'read', document };
    },
  };
}

function withoutSections(
  { world, home }: ResolutionRequest,
  ignored: ReadonlyMap<string, readonly number[]>,
): World {
  const changed = new Map<string, FileOnDisk>();
  return {
    ...world,
    file(path) {
      const lines = ignored.get(shownPath(path, home));
      const file = world.file(path);
      if (lines === undefined || file.state !== 'read') return file;
      // The same object each time: readings are kept by document.
      const known = changed.get(path);
      if (known !== undefined) return known;
      const edited: FileOnDisk = { state: 'read', document: lines.reduce(blankSection, file.document) };
      changed.set(path, edited);
      return edited;
    },
  };
}

/** All lines of the section made comments, so that every other line keeps its number. */
function blankSection(document: IniDocument, line: number): IniDocument {
  const section = outlineSectionAt(document, line);
  if (section === undefined) return document;
  const blank = document.lines
    .slice(section.line - 1, section.lastLine)
    .flatMap(({ eol }) => makeLines(['#'], eol));
  return spliceLines(document, section.line - 1, section.lastLine, blank);
}
