/** The store as the command reads it that tools start: nothing but what handing out needs, so that little is loaded. */
import { fail, succeed } from '../../../shared/models/result.js';
import { failureOf } from '../../core/store/standing.js';
import type { Ports } from '../ports.js';
import { createKeyCustody } from '../store/key-custody.js';
import { StoreReading } from '../store/reading.js';
import { createStoreDisk } from '../store/store-disk.js';
import type { Vault } from '../store/vault.js';

type ReadingPorts = Pick<Ports, 'files' | 'random' | 'places' | 'clock' | 'sealing' | 'locks' | 'keychain'>;

/** One reading after the other, by whoever calls: it is for one question. */
export function createReadingVault(ports: ReadingPorts): Pick<Vault, 'names' | 'profiles' | 'privateKey'> {
  const disk = createStoreDisk(ports);
  const reading = new StoreReading({ ports, disk, custody: createKeyCustody(ports.keychain) });
  return {
    async names() {
      const read = await reading.read();
      return read?.kind === 'store' ? read.file.entries.map(({ id, name }) => ({ id, name })) : [];
    },
    async profiles() {
      const standing = await reading.look();
      if (standing.kind === 'open') return succeed(standing.opened.contents.profiles);
      return fail(failureOf(standing) ?? { code: 'store-missing', facts: {}, action: null });
    },
    async privateKey() {
      const standing = await reading.look();
      if (standing.kind === 'open') return succeed(standing.opened.contents.privateKey.slice());
      return fail(failureOf(standing) ?? { code: 'store-missing', facts: {}, action: null });
    },
  };
}
