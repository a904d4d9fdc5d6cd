/** A whole rotation by the application against moto: an AWS that nobody here wrote. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { plain } from '../../rotation/bench.js';
import { benchClock, home, openBench, valueOf } from '../../sessions/bench.js';
import { exampleKeys } from '../seeds.js';
import { startAws } from '../server.js';
import { startNewestBotocore } from './asking.js';
import { startMoto } from './start-moto.js';

describe('against moto', () => {
  it('a key is rotated, taken back, rotated again, and the old one deleted', async () => {
    const moto = await startMoto();
    onTestFinished(() => moto.stop());
    const client = startNewestBotocore();
    onTestFinished(() => client.end());
    const ask = (operation: string) =>
      client.ask({
        ...{ service: 'iam', operation, parameters: { UserName: 'erin' }, credentials: exampleKeys.alice },
        ...{ region: 'us-east-1', endpoint: moto.url },
      });
    await ask('CreateUser');
    const made = JSON.stringify((await ask('CreateAccessKey')).result);
    const id = /"AccessKeyId":"(\w+)"/u.exec(made)?.[1] ?? '';
    const secret = /"SecretAccessKey":"([^"]+)"/u.exec(made)?.[1] ?? '';
    const beside = await startAws();
    onTestFinished(() => beside.close());
    const bench = await openBench({
      ...{ aws: beside, clock: benchClock(Date.now()), environment: { AWS_ENDPOINT_URL: moto.url } },
      credentials: `[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    });
    onTestFinished(() => bench.close());
    const { rotation } = bench.services;
    const first = valueOf(await rotation.start('base', plain));
    expect(first).toMatchObject({ stage: 'watch', userName: 'erin', oldKeyId: id });
    expect(valueOf(await rotation.abort(first.id, plain))).toMatchObject({ ended: 'undone' });
    const second = valueOf(await rotation.start('base', plain));
    expect(valueOf(await rotation.deleteOld(second.id, plain))).toMatchObject({ ended: 'rotated' });
    const text = bench.disk.texts()[`${home}/.aws/credentials`] ?? '';
    expect(text).toContain(second.newKeyId);
    const listed = JSON.stringify((await ask('ListAccessKeys')).result);
    expect([...listed.matchAll(/"AccessKeyId":"(\w+)"/gu)].map((each) => each[1])).toEqual([second.newKeyId]);
    expect(beside.journal).toEqual([]);
  });
});
