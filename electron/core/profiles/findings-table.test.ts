/** Each finding: a home where it appears, one where it does not, and what its fix makes of the first. */
import { describe, expect, it } from 'vitest';
import { fixOf } from '../../../shared/kinds/fixes.js';
import { type Finding, findingCodes, type FindingCode } from '../../../shared/models/finding.js';
import { type Result, succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { EditingPlan, StoreContext } from '../editing/edit.js';
import { planEdit } from '../editing/plan-edit.js';
import { planFix } from '../fixes/finding-fix.js';
import { type IniDocument, parseDocument, printDocument } from '../ini/document.js';
import { splitStoreDocument } from '../store/store-document.js';
import { readActive } from '../switching/active.js';
import { staleCopyFinding } from '../switching/stale-copy.js';
import { knownKeyFindings } from '../keys/findings.js';
import { findKeys } from '../keys/inventory.js';
import { waitingKeyFindings } from '../rotation/reminders.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { clockFindings } from './clock-finding.js';
import { folderFindings } from './file-findings.js';
import { personEdits } from './findings-person-edits.js';
import { type ProfileSet, readProfiles, type SourceFile } from './profiles.js';
import { programFindings } from './program-findings.js';
import { missingRegionFinding } from './region-findings.js';
import { type FixtureHome, fixtures } from './findings-fixtures.js';
import { bridgeLine } from './findings-fixtures-store.js';
import { storeFindings } from './store-findings.js';
import { readStored } from './stored.js';
import { configPath, credentialsPath } from './testing.js';

function documentOf(text: string | Uint8Array): IniDocument {
  return parseDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

function filesOf({ config = '', credentials = '', store, mode }: FixtureHome): SwitchFiles {
  const file = (path: string, text: string | Uint8Array) => ({
    path,
    document: documentOf(text),
    mode: mode ?? null,
  });
  return {
    config: { ...file(configPath, config), role: 'config' },
    credentials: { ...file(credentialsPath, credentials), role: 'credentials' },
    locations: store === undefined ? [] : [{ ...file(storeLocation, store), role: 'location', mode: null }],
  };
}

const storeContext: StoreContext = {
  newId: () => 'new',
  bridgeLine: (id) => succeed(bridgeLine(id)),
};

function ofStore(set: ProfileSet, { locations: [store] }: SwitchFiles): readonly Finding[] {
  const split = store === undefined ? null : splitStoreDocument(store.document);
  const sections = split?.ok === true ? split.sections : [];
  const names = sections.map(({ name, mark }) => ({ name, id: mark?.id ?? '' }));
  const stored = readStored(set, { names, document: store?.document ?? null });
  const all = new Set([...names, ...set.profiles].map(({ name }) => name));
  return [...all].flatMap((name) =>
    storeFindings(set.findByName(name) ?? null, stored.get(name) ?? null, { names, lineFor: bridgeLine }),
  );
}

/** All that `keyway doctor` says of such a home, but for resolution. */
function findingsOf(home: FixtureHome, files: SwitchFiles = filesOf(home)): readonly Finding[] {
  const set = readProfiles(files);
  const stale = staleCopyFinding(set, readActive(set, files));
  const isThere = (program: string): 'there' | 'not-there' =>
    (home.programs ?? []).includes(program) ? 'there' : 'not-there';
  return [
    ...set.fileFindings,
    ...folderFindings('~/.aws', home.folderMode ?? null),
    ...clockFindings(home.clock ?? null, Date.UTC(2026, 10, 21, 12)),
    ...knownKeyFindings(findKeys({ set, managedCopyOf: null, find: set.findByName }), home.known ?? {}, {
      now: Date.UTC(2026, 10, 21, 12),
      oldAfterDays: 90,
    }),
    ...waitingKeyFindings(home.rotations ?? [], Date.UTC(2026, 10, 21, 12)),
    ...set.profiles.flatMap((profile) => [
      ...profile.findings,
      ...[missingRegionFinding(profile) ?? []].flat(),
      ...programFindings(profile, isThere),
    ]),
    ...(stale === null ? [] : [stale]),
    ...ofStore(set, files),
  ];
}

function foundIn(home: FixtureHome, code: FindingCode): readonly Finding[] {
  return findingsOf(home).filter((finding) => finding.code === code);
}

function after(files: SwitchFiles, plan: Result<EditingPlan>): SwitchFiles {
  if (!plan.ok) throw new Error(plan.failure.code);
  const documents = new Map(plan.value.steps.map((step) => [step.path, step.after]));
  const now = (file: SourceFile): SourceFile => ({
    ...file,
    document: documents.get(file.path) ?? file.document,
  });
  return { ...files, config: now(files.config), credentials: now(files.credentials) };
}

function fixed(home: FixtureHome, { code, origin, subject }: Finding): SwitchFiles {
  const files = filesOf(home);
  const fix = { code, file: origin?.file ?? subject, line: origin?.line ?? null };
  return after(files, planFix(files, fix, storeContext));
}

function textOf(document: IniDocument): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(printDocument(document));
}

describe.each(findingCodes)('%s', (code) => {
  const examples = fixtures[code];

  it.each(examples)('appears in its home ($name)', ({ home, fix }) => {
    const [finding] = foundIn(home, code);
    expect(finding).toBeDefined();
    if (finding !== undefined)
      expect(fixOf(finding)).toEqual(fix.kind === 'edit' ? { kind: 'edit' } : fix.how);
  });

  it.each(examples)('does not appear in the home beside it ($name)', ({ without }) => {
    expect(foundIn(without, code)).toEqual([]);
  });

  it.each(examples)('is gone when it is mended ($name)', ({ name, home, fix }) => {
    const [finding] = foundIn(home, code);
    if (finding === undefined) throw new Error('nothing found');
    const edit = personEdits[code]?.[name];
    if (fix.kind === 'person') {
      // Permissions are no edit, nor is a key that is deleted on AWS; and where there is no fix nobody can make one.
      const isOnAws = code === 'old-key-waits';
      expect(edit === undefined).toBe(isOnAws || fix.how.kind === 'mode' || fix.how.kind === 'none');
      const left =
        edit === undefined
          ? []
          : findingsOf(home, after(filesOf(home), planEdit(filesOf(home), edit, storeContext)));
      expect(left.filter((each) => each.code === code)).toEqual([]);
      return;
    }
    const mended = fixed(home, finding);
    expect({
      config: textOf(mended.config.document),
      credentials: textOf(mended.credentials.document),
    }).toEqual({
      config: fix.config ?? home.config ?? '',
      credentials: fix.credentials ?? home.credentials ?? '',
    });
    const left = findingsOf(home, mended);
    expect(left.filter((each) => each.code === code).length).toBeLessThan(foundIn(home, code).length);
    expect(left.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
