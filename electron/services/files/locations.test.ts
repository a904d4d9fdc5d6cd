import { describe, expect, it } from 'vitest';
import { placesAt } from '../../../e2e/faults/home.js';
import { awsFileLocations } from './locations.js';

const places = { ...placesAt('/home/p'), workingFolder: '/project' };

function configFor(value: string, more: Readonly<Record<string, string>> = {}): string {
  return awsFileLocations({ AWS_CONFIG_FILE: value, ...more }, places).config.path;
}

describe('the AWS files are looked for', () => {
  it('in the home folder where no variable names them', () => {
    expect(awsFileLocations({}, places)).toEqual({
      config: { path: '/home/p/.aws/config', fromVariable: null },
      credentials: { path: '/home/p/.aws/credentials', fromVariable: null },
    });
    expect(configFor('')).toBe('/home/p/.aws/config');
  });
  it('where the variables say', () => {
    const variables = { AWS_CONFIG_FILE: '/a/b', AWS_SHARED_CREDENTIALS_FILE: '~/c' };
    expect(awsFileLocations(variables, places)).toEqual({
      config: { path: '/a/b', fromVariable: 'AWS_CONFIG_FILE' },
      credentials: { path: '/home/p/c', fromVariable: 'AWS_SHARED_CREDENTIALS_FILE' },
    });
  });
  it('with variables in the path expanded, unknown ones left as they are', () => {
    expect(configFor('$PLACE/${NAME}/$NONE', { PLACE: '/x', NAME: 'y z' })).toBe('/x/y z/$NONE');
    expect(configFor('$HOLDER/c', { HOLDER: '~' })).toBe('/home/p/c');
    expect(configFor('~other/c')).toBe('/project/~other/c');
  });
  it('relative to the working folder', () => {
    expect(configFor('aws/./config')).toBe('/project/aws/config');
    expect(configFor('../aws')).toBe('/aws');
  });
});
