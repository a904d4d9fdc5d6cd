/** The changes that are failed and killed at each step, and what the files may hold afterwards. */
import type { Changes } from '../../electron/services/changes/changes.js';
import { settingRequest, threeWrites } from './requests.js';

export const scenarioNames = ['three writes', 'new files', 'one write', 'in place', 'undo'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** Text by path under the home; null where no file is. */
export type HomeTexts = Readonly<Record<string, string | null>>;

export interface Scenario {
  readonly before: Readonly<Record<string, string>>;
  /** Made without faults beforehand. */
  readonly prepare: (changes: Changes) => Promise<unknown>;
  readonly run: (changes: Changes) => Promise<{ readonly ok: boolean }>;
  /** A second name for the file, so that it must be written in place. */
  readonly secondName: string | null;
}

const config = '[default]\nregion = eu-west-1\n\n# a comment\n[profile work]\nrole_arn = x\n';
const credentials = '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n';
const both = { '.aws/config': config, '.aws/credentials': credentials };

function nothing(): Promise<void> {
  return Promise.resolve();
}

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  'three writes': {
    before: both,
    prepare: nothing,
    run: (changes) => changes.apply(threeWrites, 'whole'),
    secondName: null,
  },
  'new files': {
    before: {},
    prepare: nothing,
    run: (changes) => changes.apply(threeWrites, 'whole'),
    secondName: null,
  },
  'one write': {
    before: both,
    prepare: nothing,
    run: (changes) => changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole'),
    secondName: null,
  },
  'in place': {
    before: both,
    prepare: nothing,
    run: (changes) => changes.apply(threeWrites, 'whole'),
    secondName: '.aws/credentials',
  },
  undo: {
    before: both,
    prepare: (changes) => changes.apply(threeWrites, 'whole'),
    run: (changes) => changes.undo(null, 'whole'),
    secondName: null,
  },
};
