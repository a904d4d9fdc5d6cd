/** The service over an in-memory home: what is asked of the disk, what is tried on paper, what is mended. */
import { describe, expect, it } from 'vitest';
import {
  ask,
  config,
  credentials,
  home,
  id,
  key,
  openResolution,
  otherId,
  own,
  secret,
  valueOf,
} from '../../../e2e/support/memory-resolution.js';
import { resolutionAnswer, type ResolutionQuestion } from '../../../shared/models/resolution.js';
import { trace as traceSchema } from '../../../shared/models/trace.js';
import { createDigests } from '../../adapters/digests.js';
import type { Environment } from '../ports.js';

describe('a question of the command line', () => {
  it('is answered for the tool that was asked, key IDs whole, from the files as they are', async () => {
    const { service } = openResolution({ files: { [credentials]: key('default') } });
    const [trace] = await service.traces([ask({})]);
    expect(traceSchema.parse(trace)).toMatchObject({
      tool: 'boto3',
      outcome: { kind: 'credentials', source: 'shared-credentials-file', accessKeyId: id },
    });
    expect(await service.traces([])).toEqual([]);
  });
  it('reads what the environment leads to and nothing else, each file once', async () => {
    const { service, read } = openResolution({
      files: { [credentials]: key('default'), '/srv/aws': key('dev', otherId), '/srv/other': key('x') },
    });
    const environment = { AWS_SHARED_CREDENTIALS_FILE: '/srv/aws', AWS_PROFILE: 'dev' };
    const traces = await service.traces([ask({ environment }), ask({ tool: 'sdk-js-v3', environment })]);
    for (const { outcome } of traces) expect(outcome).toMatchObject({ accessKeyId: otherId });
    expect(read.filter((path) => path === '/srv/aws')).toHaveLength(1);
    expect(read).not.toContain('/srv/other');
  });
  it('follows a profile to the cache of its sign-in, whose name is a digest', async () => {
    const text =
      '[default]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = Admin\n' +
      '[sso-session work]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n';
    const name = createDigests().hex('sha1', 'work');
    const token = { accessToken: 'aTokenThatIsASecret', expiresAt: '2100-01-01T00:00:00Z' };
    const cache = `${home}/.aws/sso/cache/${name}.json`;
    const signedIn = openResolution({ files: { [config]: text, [cache]: JSON.stringify(token) } });
    const [trace] = await signedIn.service.traces([ask({})]);
    expect(trace?.outcome).toMatchObject({ kind: 'deferred', source: 'sso' });
    expect(JSON.stringify(trace)).not.toContain(token.accessToken);
    const [without] = await openResolution({ files: { [config]: text } }).service.traces([ask({})]);
    expect(without?.outcome).toMatchObject({ kind: 'error', code: 'SSOTokenLoadError' });
  });
  it('may give all of the environment, the home and the time', async () => {
    const { service } = openResolution({
      files: { '/other/.aws/credentials': key('default', otherId), [credentials]: key('default') },
      environment: { AWS_PROFILE: 'nosuch' },
    });
    const moved = ask({ home: '/other', environment: { HOME: '/other' }, inherits: false });
    const [trace] = await service.traces([moved]);
    expect(trace?.outcome).toMatchObject({ accessKeyId: otherId });
    expect(trace?.candidates.find(({ state }) => state === 'won')?.origin).toMatchObject({
      file: '~/.aws/credentials',
    });
    const [inherited] = await service.traces([ask({})]);
    expect(inherited?.outcome).toMatchObject({ kind: 'error', code: 'ProfileNotFound' });
  });
  it('takes names in any case where it is about Windows, as Windows does', async () => {
    const { service } = openResolution({ files: { [credentials]: key('dev') } });
    const environment = { UserProfile: home, Aws_Profile: 'dev' };
    const [trace] = await service.traces([ask({ platform: 'win32', environment, inherits: false })]);
    expect(trace?.profile).toMatchObject({ name: 'dev' });
  });
  it('finds no file where one is named that stands for none, and none where the path is of another system', async () => {
    const { service } = openResolution({ files: { [credentials]: key('default') } });
    for (const path of ['/dev/null', 'C:\\aws\\credentials']) {
      const [trace] = await service.traces([
        ask({ tool: 'boto3', environment: { AWS_SHARED_CREDENTIALS_FILE: path } }),
      ]);
      expect(trace?.outcome).toMatchObject({ kind: 'none' });
    }
  });
  it('knows an EC2 instance by what the machine says of itself, and by the variable', async () => {
    const imds = async (files: Readonly<Record<string, string>>, environment: Environment = {}) => {
      const [trace] = await openResolution({ files }).service.traces([ask({ environment })]);
      return trace?.outcome.kind;
    };
    expect(await imds({})).toBe('none');
    expect(await imds({ '/sys/class/dmi/id/board_vendor': 'Amazon EC2\n' })).toBe('deferred');
    expect(await imds({ '/sys/class/dmi/id/bios_version': '4.11.amazon\n' })).toBe('deferred');
    expect(await imds({ '/sys/class/dmi/id/board_vendor': 'Somebody else\n' })).toBe('none');
    expect(await imds({}, { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1' })).toBe('deferred');
  });
  it('comes in thousands, each answered in its place', async () => {
    const homes = Array.from({ length: 300 }, (_, index) => `/homes/${index}`);
    const files = Object.fromEntries(
      homes.map((folder, index) => [`${folder}/.aws/credentials`, key('default', `AKIA${index}EXAMPLE`)]),
    );
    const { service } = openResolution({ files });
    const traces = await service.traces(
      homes.flatMap((folder) =>
        (['boto3', 'sdk-js-v3'] as const).map((tool) =>
          ask({ tool, home: folder, environment: { HOME: folder }, inherits: false }),
        ),
      ),
    );
    expect(traces.map(({ outcome }) => 'accessKeyId' in outcome && outcome.accessKeyId)).toEqual(
      homes.flatMap((_, index) => [`AKIA${index}EXAMPLE`, `AKIA${index}EXAMPLE`]),
    );
  });
});

describe('a question of the window', () => {
  it('is answered for all tools with key IDs masked, under the revision of before', async () => {
    const { service } = openResolution({ files: { [credentials]: key('default') } });
    const answer = resolutionAnswer.parse(await valueOf(service.answer(own)));
    expect(answer).toMatchObject({ revision: 7, environment: { id: 'own', kind: 'own' }, findings: [] });
    expect(answer.traces[0]?.outcome).toMatchObject({ accessKeyId: '****MPLE' });
    expect(JSON.stringify(answer)).not.toContain(id);
  });
  it('can be tried on paper: variables unset and set, a section ignored, lines as they are in the file', async () => {
    const { service } = openResolution({
      files: {
        [credentials]: key('default') + key('dev', 'AKIAI44QH8DHBEXAMPL2'),
        [config]: '[default]\nregion = a-1\n',
      },
      environment: { AWS_ACCESS_KEY_ID: otherId, AWS_SECRET_ACCESS_KEY: secret },
    });
    const outcome = async (whatIf: ResolutionQuestion['whatIf']) => {
      const { traces } = await valueOf(service.answer({ ...own, whatIf }));
      return traces.find(({ tool }) => tool === 'boto3');
    };
    const unset = [
      { kind: 'unset', variable: 'AWS_ACCESS_KEY_ID' },
      { kind: 'unset', variable: 'AWS_SECRET_ACCESS_KEY' },
    ] as const;
    expect((await outcome([]))?.outcome).toMatchObject({ source: 'env' });
    expect((await outcome(unset))?.outcome).toMatchObject({ source: 'shared-credentials-file' });
    const named = await outcome([...unset, { kind: 'set', variable: 'AWS_PROFILE', value: 'dev' }]);
    expect(named?.outcome).toMatchObject({ accessKeyId: '****MPL2' });
    const ignored = { kind: 'ignore-section', file: '~/.aws/credentials', line: 1 } as const;
    expect((await outcome([...unset, ignored]))?.outcome).toMatchObject({ kind: 'none' });
    const devIgnoring = await outcome([
      ...unset,
      ignored,
      { kind: 'set', variable: 'AWS_PROFILE', value: 'dev' },
    ]);
    expect(devIgnoring?.candidates.find(({ state }) => state === 'won')?.origin).toEqual({
      file: '~/.aws/credentials',
      line: 5,
    });
    const nowhere = { kind: 'ignore-section', file: '~/.aws/credentials', line: 99 } as const;
    expect((await outcome([...unset, nowhere]))?.outcome).toMatchObject({ kind: 'credentials' });
  });
  it('tells the line of the start file that sets the variable', async () => {
    const { service } = openResolution({
      files: { [credentials]: key('default'), [`${home}/.bashrc`]: '#\nexport AWS_PROFILE=gone\n' },
      environment: { AWS_PROFILE: 'gone' },
    });
    const { findings } = await valueOf(service.answer(own));
    expect(findings[0]).toMatchObject({
      code: 'missing-profile-in-variable',
      facts: { setIn: '~/.bashrc:2' },
    });
  });
  it('offers no edit of a file that Keyway does not edit', async () => {
    const text = `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret} # c\n`;
    const { service } = openResolution({ files: { '/srv/aws': text } });
    const pasted = service.paste('AWS_SHARED_CREDENTIALS_FILE=/srv/aws');
    const environment = pasted.ok ? pasted.value.id : '';
    const { findings } = await valueOf(service.answer({ ...own, environment }));
    expect(findings).toMatchObject([{ code: 'inline-comment-in-secret', fixes: [] }]);
  });
});

it('what answers were made of is watched: a sign-in that is not there yet, files of variables', async () => {
  const text =
    '[profile dev]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = Admin\n' +
    '[sso-session work]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n';
  const { service, watches, told } = openResolution({ files: { [config]: text, '/srv/aws': '' } });
  await service.answer({ ...own, profile: 'dev' });
  const [watch] = watches;
  const name = createDigests().hex('sha1', 'work');
  expect(watch?.paths).toContain(`${home}/.aws/sso/cache/${name}.json`);
  expect(watch?.paths).not.toContain(config);
  await service.answer({ ...own, profile: 'dev' });
  expect([...watches]).toEqual([watch]);
  watch?.onChange();
  expect(told).toEqual(['changed']);
  const pasted = service.paste('AWS_SHARED_CREDENTIALS_FILE=/srv/aws');
  await service.answer({ ...own, environment: pasted.ok ? pasted.value.id : '' });
  expect([...watches].map(({ paths }) => paths)).toEqual([[...(watch?.paths ?? []), '/srv/aws']]);
  service.dispose();
  expect(watches.size).toBe(0);
});
