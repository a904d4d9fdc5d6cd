import { expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { testRequest } from '../testing.js';
import type { Tool } from '../tool.js';
import { copilot } from '../tools/copilot.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const config =
  '[default]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nweb_identity_token_file = /token\n';

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

/** What a tool says where the system cannot read a file. */
function outcome(tool: Tool, path: string, systemCode: string): Trace['outcome'] {
  const request = testRequest({ config });
  const file: typeof request.world.file = (name) =>
    name === path ? { state: 'unreadable', systemCode } : request.world.file(name);
  return resolve(tool, { ...request, world: { ...request.world, file } }).outcome;
}

it.each([
  ['EACCES', "EACCES: permission denied, open '/token'", 'open /token: permission denied'],
  ['EISDIR', 'EISDIR: illegal operation on a directory, read', 'read /token: is a directory'],
  ['EIO', "EIO: i/o error, open '/token'", 'open /token: input/output error'],
])('says why a token file cannot be read, in the words of Node and of Go: %s', (code, ofNode, ofGo) => {
  expect(outcome(sdkJsV3, '/token', code)).toMatchObject({ kind: 'error', message: ofNode });
  expect(outcome(copilot, '/token', code)).toMatchObject({ message: containing(ofGo) });
});

it.each([sdkJsV3, copilot])('goes on as if a config file that cannot be read were not there', (tool) => {
  expect(outcome(tool, '/home/someone/.aws/config', 'EACCES').kind).toBe('none');
});
