import { describe, expect, it } from 'vitest';
import {
  createStoreHome,
  exampleProfile,
  passphrase,
  type StoreHome,
} from '../../adapters/testing/store-home.js';
import type { StoreKey } from '../../../shared/models/store.js';

const nothingGiven = { passphrase: null, recoveryCode: null };
const dev = exampleProfile('dev', 'dev00000000000000000');
const minute = 60_000;
const never = { idleMinutes: null, onSuspend: false, onScreenLock: false };

async function started(key: StoreKey = 'keychain'): Promise<StoreHome> {
  const home = createStoreHome();
  await home.store.create({ key, passphrase: key === 'keychain' ? null : passphrase });
  await home.store.replace([dev], 1);
  await home.store.start();
  return home;
}

/** Until everything that an event set off has been done. */
async function settled({ store }: StoreHome): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await store.generation();
  }
}

describe('a store that is not used', () => {
  it('locks itself when the minutes are over, counted from the last use', async () => {
    const home = await started();
    const { store, clock } = home;
    await store.setLocking({ idleMinutes: 10 });
    clock.advance(9 * minute);
    store.used();
    clock.advance(9 * minute);
    await settled(home);
    expect(await store.summary()).toMatchObject({ state: 'ready' });
    clock.advance(minute);
    await settled(home);
    expect(await store.summary()).toMatchObject({ state: 'locked', reason: 'idle' });
    expect(home.noted).toEqual(['store-created', 'store-locked: idle']);
    await store.dispose();
  });
  it('has as long again once it is unlocked, by another process too', async () => {
    const home = await started();
    const { store, clock } = home;
    await store.setLocking({ idleMinutes: 10 });
    clock.advance(10 * minute);
    await settled(home);
    await home.another().store.unlock(nothingGiven);
    clock.advance(9 * minute);
    await settled(home);
    expect(await store.summary()).toMatchObject({ state: 'ready' });
    clock.advance(minute);
    await settled(home);
    expect(await store.summary()).toMatchObject({ state: 'locked', reason: 'idle' });
    await store.dispose();
  });
  it('is left open where the person wants that, and once Keyway ends', async () => {
    const home = await started('passphrase');
    const { store, clock } = home;
    await store.setLocking(never);
    clock.advance(24 * 60 * minute);
    home.tell('suspend');
    home.tell('screen-lock');
    await settled(home);
    expect(await store.summary()).toMatchObject({ state: 'ready' });
    await store.setLocking({ idleMinutes: 5 });
    await store.dispose();
    clock.advance(6 * minute);
    await settled(home);
    expect(home.noted).toEqual(['store-created']);
  });
});

describe('the system', () => {
  it.each(['suspend', 'screen-lock'] as const)('locks it on %s where that is set', async (event) => {
    const home = await started();
    home.tell(event);
    await settled(home);
    expect(await home.store.summary()).toMatchObject({ state: 'ready' });
    await home.store.setLocking({ onSuspend: true, onScreenLock: true });
    home.tell('resume');
    home.tell(event);
    await settled(home);
    expect(await home.store.summary()).toMatchObject({ state: 'locked', reason: event });
    await home.store.dispose();
  });
  it('locks one with a passphrase without being told to', async () => {
    const home = await started('both');
    expect((await home.store.detail()).locking).toEqual({
      idleMinutes: 60,
      onSuspend: true,
      onScreenLock: true,
    });
    home.tell('suspend');
    await settled(home);
    expect(await home.store.summary()).toMatchObject({ state: 'locked', reason: 'suspend' });
    await home.store.dispose();
  });
});

describe('locking', () => {
  it('keeps the reason of the first lock', async () => {
    const home = await started();
    await home.store.lock('by-hand');
    await home.store.lock('suspend');
    expect(await home.store.summary()).toMatchObject({ state: 'locked', reason: 'by-hand' });
    expect(home.noted).toEqual(['store-created', 'store-locked: by-hand']);
  });
  it('leaves nothing of it in memory: not even the keychain is asked again', async () => {
    const home = await started();
    await home.store.lock('by-hand');
    const { length } = home.keychain.calls;
    expect(await home.store.privateKey()).toMatchObject({ failure: { code: 'store-locked' } });
    expect(await home.store.names()).toHaveLength(1);
    expect(home.keychain.calls).toHaveLength(length);
  });
  it('of one that nobody has opened here says nothing new', async () => {
    const home = await started('passphrase');
    const other = home.another();
    await other.store.lock('idle');
    expect(await home.store.summary()).toMatchObject({ state: 'ready' });
    expect(other.noted).toEqual([]);
  });
  it('without a store fails', async () => {
    const { store } = createStoreHome();
    expect(await store.lock('by-hand')).toMatchObject({ failure: { code: 'store-missing' } });
    expect(await store.unlock(nothingGiven)).toMatchObject({ failure: { code: 'store-missing' } });
  });
  it('holds whatever stands in the mark', async () => {
    const home = await started();
    await home.memory.create('/home/p/.keyway/store-locked.json');
    expect(await home.store.summary()).toMatchObject({ state: 'locked', reason: 'by-hand' });
  });
  it('by another process is told by the watcher', async () => {
    const home = await started();
    let told = 0;
    home.store.onChanged(() => (told += 1));
    await home.another().store.lock('by-hand');
    home.fileChanged();
    await settled(home);
    expect(told).toBe(1);
    await home.store.dispose();
    home.fileChanged();
    await settled(home);
    expect(told).toBe(1);
  });
  it('stays where the keychain cannot be opened, and goes when it can', async () => {
    const home = await started();
    await home.store.lock('by-hand');
    home.keychain.trouble = 'unlock-dismissed';
    const other = home.another();
    expect(await other.store.unlock(nothingGiven)).toMatchObject({
      failure: { code: 'store-locked', facts: { reason: 'unlock-dismissed' } },
    });
    expect(await other.store.summary()).toMatchObject({ state: 'locked', reason: 'by-hand' });
    home.keychain.trouble = null;
    expect(await other.store.unlock(nothingGiven)).toMatchObject({ ok: true });
    expect(await other.store.summary()).toMatchObject({ state: 'ready' });
  });
  it('settings that were written by hand count as far as they make sense', async () => {
    const home = await started();
    const file = await home.memory.create('/home/p/.keyway/store-locking.json');
    await file.write(new TextEncoder().encode('{"idleMinutes":-3,"onSuspend":true,"onScreenLock":"yes"}'));
    expect((await home.store.detail()).locking).toEqual({ ...never, onSuspend: true });
  });
});
