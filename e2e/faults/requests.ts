/** Changes for tests: plain edits that say nothing about switching, over one file or both. */
import type { ChangeRequest } from '../../electron/services/changes/plan.js';
import { appendSection, setEntry } from '../../electron/core/ini/edit.js';
import { type IniDocument, parseDocument, printDocument } from '../../electron/core/ini/document.js';
import { outlineDocument } from '../../electron/core/ini/outline.js';

export function documentFrom(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

export function textFrom(document: IniDocument): string {
  return new TextDecoder().decode(printDocument(document));
}

/** Sets a key of a section of the config file, which is made where it is missing. */
export function settingRequest(header: string, key: string, value: string): ChangeRequest {
  return {
    action: 'make-active',
    profiles: [header],
    plan: ({ config }) => ({
      ok: true,
      value: {
        steps: [{ path: config.path, after: withSetting(config.document, header, key, value) }],
        sections: new Map([[config.path, [header]]]),
      },
    }),
  };
}

export function withSetting(document: IniDocument, header: string, key: string, value: string): IniDocument {
  const section = outlineDocument(document).sections.find((candidate) => candidate.header === header);
  if (section === undefined) return appendSection(document, { header, body: [`${key} = ${value}`] });
  return setEntry(document, section.line, key, value);
}

/** Both files in three writes: the config file, the credentials file, the config file once more. */
export const threeWrites: ChangeRequest = {
  action: 'make-active',
  profiles: ['new'],
  plan: ({ config, credentials }) => {
    const first = withSetting(config.document, 'profile new', 'output', 'json');
    const last = withSetting(first, 'profile new', 'region', 'eu-central-1');
    const keys = withSetting(credentials.document, 'new', 'aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE');
    return {
      ok: true,
      value: {
        steps: [
          { path: config.path, after: first },
          { path: credentials.path, after: keys },
          { path: config.path, after: last },
        ],
        sections: new Map([
          [config.path, ['profile new']],
          [credentials.path, ['new']],
        ]),
      },
    };
  },
};

/** One mark in both files, so that a half-made change can be seen. */
export function markRequest(mark: string): ChangeRequest {
  return {
    action: 'make-active',
    profiles: ['marked'],
    plan: ({ config, credentials }) => ({
      ok: true,
      value: {
        steps: [
          { path: config.path, after: withSetting(config.document, 'profile marked', 'region', mark) },
          { path: credentials.path, after: withSetting(credentials.document, 'marked', 'region', mark) },
        ],
        sections: new Map([
          [config.path, ['profile marked']],
          [credentials.path, ['marked']],
        ]),
      },
    }),
  };
}
