/** What tests of handing out share: who asks when, and what is in the files and the store. */
import { succeed } from '../../../shared/models/result.js';
import type { HandOut } from '../../../shared/models/store.js';
import type { Places } from '../ports.js';
import type { MemoryVault } from '../store/testing-vault.js';

export const now = Date.parse('2026-11-21T12:00:00Z');
export const asker = { program: 'aws', pid: 7 };
export const places: Places = {
  platform: 'linux',
  home: '/home/ada',
  workingFolder: '/',
  configFolder: '/home/ada/.keyway',
  dataFolder: '/home/ada/.keyway',
  stateFolder: '/home/ada/.keyway',
};

/** The two files of that home. */
export function awsTexts(config = '', credentials = ''): Readonly<Record<string, string>> {
  return { '/home/ada/.aws/config': config, '/home/ada/.aws/credentials': credentials };
}

/** @param handOut what every profile of the store says of being handed out */
export function vaultThat(handOut: HandOut, memory: MemoryVault): Pick<MemoryVault, 'names' | 'profiles'> {
  return {
    names: memory.names,
    profiles: async () => {
      const profiles = await memory.profiles();
      return profiles.ok ? succeed(profiles.value.map((profile) => ({ ...profile, handOut }))) : profiles;
    },
  };
}
