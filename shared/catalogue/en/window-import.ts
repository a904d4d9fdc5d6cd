/** Words of the import of another file. */
import { plain, type TextPart } from '../words.js';
import { plural } from './format.js';

const profilesOf = (count: number): string => plural(count, 'profile', 'profiles');

export const importing = {
  title: (path: string) => `Import from ${path}`,
  help: 'Choose what to take. The other file stays as it is.',
  empty: 'There is no profile in this file.',
  list: 'Profiles in the file',
  states: { new: 'new', same: 'here already, the same', conflict: 'here already, and different' },
  fates: {
    take: () => 'Import',
    skip: () => 'Leave out',
    replace: () => 'Replace the one here',
    beside: (freeName: string) => `Import as ${freeName}`,
  },
  fateOf: (name: string) => `What to do with ${name}`,
  differences: (name: string) => `${name}: what differs`,
  sectionsHelp: 'These sections are here under the same names, and say something else.',
  sectionList: 'Sections that differ',
  sectionDiffers: 'here already, and different',
  useHere: 'Use the one here',
  setting: 'Setting',
  here: 'Here',
  there: 'In the other file',
  none: 'not set',
  writtenBy: (program: string) => `written by ${program}`,
  programs: { 'aws-vault': 'aws-vault', leapp: 'Leapp', granted: 'Granted' },
  confirm: (count: number) => (count === 0 ? 'Import' : `Import ${profilesOf(count)}`),
  done: (count: number): readonly TextPart[] => [plain(`${profilesOf(count)} imported.`)],
} as const;
