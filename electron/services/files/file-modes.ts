/** Fixes that give files and folders other permissions: no edit of their text, and so no part of the history. */
import { fixOf } from '../../../shared/kinds/fixes.js';
import type { EditCommand, EditPreview, EditQuestion } from '../../../shared/models/edit.js';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { Finding, FindingCode } from '../../../shared/models/finding.js';
import { folderOf, shownPath } from '../../core/paths.js';
import { fileFindings } from '../../core/profiles/file-findings.js';
import { readBotocore } from '../../core/dialects/botocore.js';
import type { ProfileEdit } from '../../core/editing/edit.js';
import type { EditingService, MadeChange } from '../api.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { AwsFiles, FilesSnapshot } from './aws-files.js';
import type { FileSurroundings } from './surroundings.js';

export interface FileModesDependencies {
  readonly ports: Pick<Ports, 'files' | 'places'>;
  readonly awsFiles: Pick<AwsFiles, 'current'>;
  readonly surroundings: Pick<FileSurroundings, 'ofFolders'>;
  /** Called when permissions were changed: no file's content tells of it. */
  readonly onChange: () => void;
}

type ModeFix = Extract<ProfileEdit, { kind: 'fix' }>;

/** What is at a path, and the permissions it is to get. */
interface Planned {
  readonly path: string;
  readonly mode: number;
}

const codes: ReadonlySet<FindingCode> = new Set([
  'file-readable-by-others',
  'file-writable-by-others',
  'folder-writable-by-others',
]);

const nothingMade: MadeChange = { id: null, files: [], writtenInPlace: [] };
const nothingElse: EditPreview = {
  files: [],
  effects: {
    profiles: [],
    repointed: [],
    broken: [],
    defaultFollows: false,
    defaultStays: false,
    consent: [],
  },
  problems: [],
};

/** The same service, which mends permissions too where it is asked for the fix of such a finding. */
export function withModeFixes<Service extends EditingService>(
  editing: Service,
  dependencies: FileModesDependencies,
): Service {
  async function preview(fix: ModeFix): Promise<Result<EditPreview>> {
    const planned = await plan(dependencies, fix);
    return planned.ok ? succeed(nothingElse) : planned;
  }
  async function apply(fix: ModeFix): Promise<Result<MadeChange>> {
    const planned = await plan(dependencies, fix);
    return planned.ok ? setMode(dependencies, fix, planned.value) : planned;
  }
  return {
    ...editing,
    preview: (question, mask) => (isModeFix(question) ? preview(question) : editing.preview(question, mask)),
    apply: (command, mask) => (isModeFix(command) ? apply(command) : editing.apply(command, mask)),
    previewEdit: (edit, mask) => (isModeFix(edit) ? preview(edit) : editing.previewEdit(edit, mask)),
    applyEdit: (edit, mask) => (isModeFix(edit) ? apply(edit) : editing.applyEdit(edit, mask)),
  };
}

type AnyEdit = EditQuestion | EditCommand | ProfileEdit;

function isModeFix(edit: AnyEdit): edit is Extract<AnyEdit, { readonly kind: 'fix' }> {
  return edit.kind === 'fix' && codes.has(edit.code);
}

/** Only for what is found now, at one of the AWS files and their folders. */
async function plan(dependencies: FileModesDependencies, fix: ModeFix): Promise<Result<Planned>> {
  const { ports, awsFiles, surroundings } = dependencies;
  const snapshot = await awsFiles.current();
  const all = [...(await surroundings.ofFolders(snapshot)), ...ofFiles(snapshot)];
  const found = all.find(({ code, subject }) => code === fix.code && subject === fix.file);
  const how = found === undefined ? null : fixOf(found);
  const path = pathsOf(snapshot, ports.places.home).get(fix.file);
  if (how?.kind !== 'mode' || path === undefined) {
    return fail<Failure>({ code: 'nothing-to-fix', facts: { path: fix.file }, action: 'retry' });
  }
  return succeed({ path, mode: how.mode });
}

function ofFiles({ config, credentials, locations }: FilesSnapshot): readonly Finding[] {
  return [config, credentials, ...locations].flatMap((file) => {
    const source = { path: file.shownPath, document: file.document, mode: file.mode };
    return fileFindings(
      source,
      readBotocore(file.document, file.role === 'config' ? 'config' : 'credentials'),
    );
  });
}

function pathsOf(
  { config, credentials, locations }: FilesSnapshot,
  home: string,
): ReadonlyMap<string, string> {
  const paths = new Map(
    [config, credentials, ...locations].map(({ shownPath: shown, path }) => [shown, path]),
  );
  for (const { path } of [config, credentials]) paths.set(shownPath(folderOf(path), home), folderOf(path));
  return paths;
}

async function setMode(
  { ports, awsFiles, onChange }: FileModesDependencies,
  { file }: ModeFix,
  { path, mode }: Planned,
): Promise<Result<MadeChange>> {
  try {
    const opened = await ports.files.open(path, 'read');
    try {
      await opened.setMode(mode);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const facts = { path: file, systemCode: error.systemCode };
    return fail<Failure>({ code: 'file-not-writable', facts, action: null });
  }
  await awsFiles.current();
  onChange();
  return succeed(nothingMade);
}
