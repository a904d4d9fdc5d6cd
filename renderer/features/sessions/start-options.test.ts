import { describe, expect, it } from 'vitest';
import { nothingTyped, optionsOf, readTags } from './start-options.js';

describe('options of a session', () => {
  it('are as the profile says where nothing is typed', () => {
    expect(optionsOf(nothingTyped)).toEqual({
      durationSeconds: null,
      sessionName: null,
      sourceIdentity: null,
      tags: [],
    });
  });

  it('take tags of one line each, with what stands after the first equals sign', () => {
    expect(readTags('Project = keyway\n\nExpression=a=b\nEmpty=')).toEqual([
      { key: 'Project', value: 'keyway' },
      { key: 'Expression', value: 'a=b' },
      { key: 'Empty', value: '' },
    ]);
    expect(readTags('no sign')).toBeNull();
    expect(readTags('=value')).toBeNull();
  });

  it('are none while a name has a character that AWS refuses', () => {
    expect(optionsOf({ ...nothingTyped, sessionName: 'ada lovelace' })).toBeNull();
    expect(optionsOf({ ...nothingTyped, sessionName: 'x' })).toBeNull();
    expect(optionsOf({ ...nothingTyped, sessionName: ' ada@example ' })?.sessionName).toBe('ada@example');
  });
});
