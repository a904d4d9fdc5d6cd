/** Where the keys of a rotation stand: in the files, in the store, in its journal. */
import { describe, expect, it } from 'vitest';
import { storeLocation } from '../../shared/vocabulary.js';
import { exampleKeys } from '../aws/seeds.js';
import { valueOf } from '../sessions/bench.js';
import { alice, useLoopback } from '../sessions/suite.js';
import { keysInFiles, keysOf, plain } from './bench.js';

const suite = useLoopback();
const { id: oldId, secret: oldSecret } = exampleKeys.alice;

describe('where keys stand', () => {
  it('everywhere at once: both files, another file, the store and the copy of the active profile, in one change', async () => {
    const second = alice.replace('base', 'twin');
    const config = `# mine\n[profile in-config]\naws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
    const bench = await suite.bench({ credentials: `${alice}# keep\n${second}`, config });
    const { services } = bench;
    valueOf(await services.switching.makeActive({ name: 'base' }, null, 'whole'));
    valueOf(
      await services.editing.apply(
        {
          ...{ kind: 'save', id: null, name: 'sealed', location: storeLocation, expected: {} },
          ...{ ssoSession: null, services: null, set: { aws_access_key_id: oldId } },
          secret: { kind: 'typed', secretAccessKey: oldSecret, sessionToken: null },
        },
        'whole',
      ),
    );
    const row = valueOf(await services.rotation.start('base', plain));
    const texts = Object.entries(bench.disk.texts()).filter(([path]) => path.includes('/.aws/'));
    expect(texts.map(([, text]) => text).join('\n')).not.toContain(oldId);
    expect(texts.map(([, text]) => text).join('\n')).toContain('# keep');
    const sealed = await services.handingOut.credentials({ name: 'sealed' }, { program: null, pid: null });
    expect(valueOf(sealed).accessKeyId).toBe(row.newKeyId);
    const changes = await services.changes.list();
    expect(changes.filter(({ action }) => action === 'replace-key')).toHaveLength(1);
    valueOf(await services.rotation.abort(row.id, plain));
    const back = await services.handingOut.credentials({ name: 'sealed' }, { program: null, pid: null });
    expect(valueOf(back).accessKeyId).toBe(oldId);
  });

  it('in the store alone, and handed out to nobody: Keyway rotates it all the same', async () => {
    const bench = await suite.bench({ credentials: '' });
    const { services } = bench;
    valueOf(
      await services.editing.apply(
        {
          ...{ kind: 'save', id: null, name: 'sealed', location: storeLocation, expected: {} },
          ...{ ssoSession: null, services: null, set: { aws_access_key_id: oldId } },
          secret: { kind: 'typed', secretAccessKey: oldSecret, sessionToken: null },
        },
        'whole',
      ),
    );
    const [entry] = (await services.store.detail()).entries;
    valueOf(await services.store.setHandOut(entry?.id ?? '', 'never'));
    const row = valueOf(await services.rotation.start('sealed', plain));
    expect(row.stage).toBe('watch');
    expect(valueOf(await services.rotation.deleteOld(row.id, plain))).toMatchObject({ ended: 'rotated' });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([row.newKeyId]);
  });

  it('no secret is on the disk in plain text but in the AWS files; without a store the journal is the owner’s alone', async () => {
    const bench = await suite.bench({});
    const row = valueOf(await bench.services.rotation.start('base', plain));
    const secret = keysInFiles(bench).get(row.newKeyId ?? '') ?? 'none';
    const elsewhere = Object.entries(bench.disk.texts()).filter(([path]) => !path.includes('/.aws/'));
    expect(elsewhere.filter(([, text]) => text.includes(secret) || text.includes(oldSecret))).toEqual([]);
    const activity = await bench.services.activity.list();
    expect(activity.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['key-created', 'key-saved', 'key-deactivated']),
    );
    expect(JSON.stringify(activity)).not.toContain(secret);
  });

  it('without a store it works too, in a file that only its owner reads', async () => {
    const bench = await suite.bench({ hasStore: false });
    const { rotation } = bench.services;
    const { id } = valueOf(await rotation.start('base', plain));
    const path = Object.keys(bench.disk.texts()).find((each) => each.endsWith('rotations.json')) ?? '';
    expect((await bench.disk.inspect(path))?.mode).toBe(0o600);
    // A store that is made meanwhile takes it in.
    valueOf(await bench.services.store.create({ key: 'keychain', passphrase: null }));
    expect(valueOf(await rotation.deleteOld(id, plain))).toMatchObject({ ended: 'rotated' });
    expect(bench.disk.texts()[path]).toBeUndefined();
    expect(valueOf(await rotation.list('last-four'))).toMatchObject([
      { oldKeyId: '****MPLE', ended: 'rotated' },
    ]);
  });

  it('undoing the change would put a dead key back: it is refused, until the rotation is taken back', async () => {
    const bench = await suite.bench({});
    const { changes, rotation } = bench.services;
    const first = valueOf(await rotation.start('base', plain));
    for (const change of [null, first.change])
      expect(await changes.undo(change, 'whole')).toMatchObject({
        failure: { code: 'rotation-not-undone', facts: { change: first.change, isDeleted: false } },
      });
    const { putBackChange } = valueOf(await rotation.abort(first.id, plain));
    expect(putBackChange).not.toBeNull();
    expect(await changes.undo(null, 'whole')).toMatchObject({
      failure: { code: 'rotation-not-undone', facts: { change: putBackChange, isDeleted: true } },
    });
    const second = valueOf(await rotation.start('base', plain));
    valueOf(await rotation.deleteOld(second.id, plain));
    expect(await changes.undo(null, 'whole')).toMatchObject({
      failure: { code: 'rotation-not-undone', facts: { change: second.change, isDeleted: true } },
    });
    expect([...keysInFiles(bench).keys()]).toEqual([second.newKeyId]);
    const edited = await bench.services.editing.applyEdit(
      { kind: 'region', places: [{ name: 'base', location: null }], region: 'eu-north-1' },
      'whole',
    );
    expect(valueOf(await changes.undo(null, 'whole')).id).not.toBe(valueOf(edited).id);
    expect([...keysInFiles(bench).keys()]).toEqual([second.newKeyId]);
  });
});
