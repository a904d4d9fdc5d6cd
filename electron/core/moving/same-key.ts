/** Where else a key stands that was moved out of a profile. */
import type { KeyPlace } from '../../../shared/models/store.js';
import { defaultProfileName, storeLocation } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { isManagedCopy } from './static-key.js';

/** Sections of other profiles and other files; the copy that Keyway made of the active profile follows by itself. */
export function otherPlaces(files: SwitchFiles, name: string, accessKeyId: string): readonly KeyPlace[] {
  const followsName = isManagedCopy(files, defaultProfileName) ? defaultProfileName : name;
  return [files.config, files.credentials, ...files.locations].flatMap((file) => {
    if (file.path === storeLocation) return [];
    const role = file.role === 'config' ? 'config' : 'credentials';
    return readBotocore(file.document, role).sections.flatMap((section) => {
      const value = section.values.get('aws_access_key_id');
      if (value?.value !== accessKeyId || value.inherited) return [];
      const isOwn = file.role !== 'location' && (section.name === name || section.name === followsName);
      return isOwn ? [] : [{ file: file.path, line: value.line, section: section.header }];
    });
  });
}
