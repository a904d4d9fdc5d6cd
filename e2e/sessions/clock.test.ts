import { expect, it } from 'vitest';
import { createMemoryFileSystem } from '../../electron/adapters/testing/memory-file-system.js';
import type { Finding } from '../../shared/models/finding.js';
import { plain } from '../rotation/bench.js';
import { type Bench, home, usualOptions } from './bench.js';
import { alice, minute, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const config = role('reader', roleArn('Reader'));
const path = `${home}/.local/share/keyway/clock.json`;
const day = 24 * 60 * minute;

async function startIn({ sessions }: Bench): Promise<void> {
  await sessions.start(['reader'], usualOptions, null, null);
}

/** What the list says of the clock, and what `keyway doctor` does. */
async function saidIn({ services }: Bench): Promise<readonly (readonly Finding[])[]> {
  const [list, examined] = [await services.profiles.list(), await services.resolution.examine()];
  if (!list.ok || !examined.ok) throw new Error('not read');
  return [list.value.findings, examined.value.profiles].map((findings) =>
    findings.filter(({ code }) => code === 'clock-skew'),
  );
}

it('a clock that is off is a finding, for other processes too, until AWS is asked and the clocks agree', async () => {
  const bench = await suite.bench({ config });
  expect(await saidIn(bench)).toEqual([[], []]);
  suite.aws.clock.skew(-20 * minute);
  await startIn(bench);
  await bench.pass(minute);
  const measuredAt = new Date(suite.clock.now() - minute).toISOString();
  const found: Finding = {
    code: 'clock-skew',
    severity: 'warning',
    subject: 'this computer',
    facts: { seconds: 1200, measuredAt },
    origin: null,
  };
  expect(await saidIn(bench)).toEqual([[found], [found]]);
  const doctor = await suite.bench({ config, beside: bench, isWindow: false });
  expect(await saidIn(doctor)).toEqual([[found], [found]]);
  suite.aws.clock.skew(0);
  await startIn(doctor);
  await doctor.pass(0);
  expect(await saidIn(bench)).toEqual([[], []]);
  expect(bench.disk.texts()[path]).toBeUndefined();
});

it('what a rotation learns of the clock counts too', async () => {
  const bench = await suite.bench({});
  suite.aws.clock.skew(-20 * minute);
  await bench.services.rotation.start('base', plain);
  await bench.pass(0);
  expect(JSON.parse(bench.disk.texts()[path] ?? '')).toMatchObject({ seconds: 1200 });
  expect((await saidIn(bench)).flat()).toMatchObject([{ facts: { seconds: 1200 } }, {}]);
  expect((await bench.sessions.list('whole')).clock).toMatchObject({ seconds: 1200 });
});

it('what a command learned of the clock is written before it ends, and counts for a day', async () => {
  const disk = createMemoryFileSystem({
    [`${home}/.aws/config`]: config,
    [`${home}/.aws/credentials`]: alice,
  });
  const files: typeof disk = {
    ...disk,
    async create(name) {
      // A slow disk, and a command that has nothing else to do.
      if (name.startsWith(path)) await new Promise((resolve) => setTimeout(resolve, 100));
      return disk.create(name);
    },
  };
  const command = await suite.bench({ isWindow: false, ports: { files } });
  suite.aws.clock.skew(10 * minute);
  await startIn(command);
  await command.app.dispose();
  expect(JSON.parse(disk.texts()[path] ?? '')).toMatchObject({ seconds: -600 });
  suite.clock.advance(day - 1);
  expect((await saidIn(command)).flat()).toHaveLength(2);
  suite.clock.advance(1);
  expect((await saidIn(command)).flat()).toEqual([]);
});

it('a file of the clock that another tool wrote over is passed over', async () => {
  const bench = await suite.bench({ config, files: { [path]: '{"seconds": "many"}' } });
  expect(await saidIn(bench)).toEqual([[], []]);
  suite.aws.clock.skew(-20 * minute);
  await startIn(bench);
  await bench.pass(0);
  expect((await saidIn(bench)).flat()).toHaveLength(2);
});
