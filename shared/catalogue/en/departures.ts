/** What a tool makes of a line that is not what the line seems to say. */
import type { DepartureCode } from '../../models/departure.js';

export const departures: Readonly<Record<DepartureCode, string>> = {
  'section-dropped': 'This section counts for nothing.',
  'section-renamed': 'This section has another name to the tool.',
  'section-replaced': 'Another section takes the place of this one.',
  'sections-merged': 'This section is merged with another one.',
  'profile-without-settings-dropped': 'Without settings, this section does not exist.',
  'key-dropped': 'This line is passed over.',
  'key-replaced': 'A later line with the same key counts.',
  'key-read-otherwise': 'The key is another one to the tool.',
  'key-not-folded': 'The key is read as written: capitals keep the tool from finding it.',
  'key-leaks': 'This setting goes to the section above.',
  'empty-value-dropped': 'A setting without a value does not exist.',
  'comment-stripped': 'The comment is cut off.',
  'comment-kept-in-value': 'The comment is part of the value.',
  'quotes-stripped': 'The quotes are not part of the value.',
  'value-read-otherwise': 'The value is another one to the tool.',
  'continuation-joined': 'Several lines are one value.',
  'continuation-dropped': 'This line does not continue the value above. It is passed over.',
  'continuation-read-as-key': 'This line does not continue the value above. It is a setting of its own.',
  'nested-block-flattened':
    'This setting of a block is one of the section, its key put after that of the block.',
  'nested-block-dropped': 'This setting of a block is passed over.',
  'value-inherited': 'Every section of the file inherits this setting.',
  'file-refused': 'The tool refuses the file because of this line.',
};
