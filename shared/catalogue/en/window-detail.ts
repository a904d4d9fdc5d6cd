/** Words of the detail: overview, file, history of one profile. */
import { listOf } from './format.js';

export const detail = {
  label: 'Profile',
  none: 'No profile selected',
  noneAdvice: 'Choose one in the list to see what it is made of.',
  gone: 'This profile is gone',
  goneAdvice: 'Another program renamed or removed it.',
  tabs: { overview: 'Overview', resolution: 'Resolution', keys: 'Keys', session: 'Session', file: 'File' },
  tabList: 'Parts of the profile',
  chain: 'Where the credentials come from',
  then: 'then',
  settings: 'Settings',
  usedBy: 'Used as source by',
  noProfile: 'no profile',
  usedByList: (names: readonly string[]) => listOf(names, 8),
  findings: 'Findings',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  origin: (file: string, line: number) => `Show ${file}, line ${line}`,
  inherited: 'inherited',
  copyOf: (name: string) =>
    `This is Keyway’s copy of ${name}. Change ${name} instead: Keyway keeps this one in step.`,
  openOriginal: (name: string) => `Open ${name}`,
  lines: (file: string) => `Lines in ${file}`,
  masked: 'Secrets are masked. Keyway never shows them.',
  noLines: 'No file has lines of this profile any more.',
  history: 'Changes by Keyway',
  noHistory: 'Keyway has not changed anything for this profile.',
  back: 'Back to the list',
} as const;
