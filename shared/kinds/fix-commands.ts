/** The command line that mends a finding as its fix in the window does. */
import type { Finding } from '../models/finding.js';
import { fixOf } from './fixes.js';

/**
 * A line for a POSIX shell; PowerShell reads it alike.
 *
 * @param location the shown path of the other credentials file that the profile stands in; null for the shared files
 * @returns null where no command does it: an edit that only the window makes, or something for a person to decide
 */
export function commandFor(finding: Finding, location: string | null = null): string | null {
  const { subject, facts } = finding;
  const keyway = (command: string, ...words: readonly string[]): string => {
    const place = location === null ? [] : ['--location', path(location)];
    return ['keyway', command, ...words.map(quote), ...place].join(' ');
  };
  const fix = fixOf(finding);
  if (fix.kind === 'mode') return `chmod ${fix.mode.toString(8)} ${path(subject)}`;
  const { suggestion } = facts;
  switch (finding.code) {
    case 'missing-source-profile':
      return suggestion === undefined ? null : keyway('set', subject, `source_profile=${suggestion}`);
    case 'role-without-source':
      return suggestion === undefined ? null : keyway('set', subject, `credential_source=${suggestion}`);
    case 'missing-sso-session':
      return suggestion === undefined ? null : keyway('set', subject, `sso_session=${suggestion}`);
    case 'region-unknown':
      return suggestion === undefined ? null : keyway('set', subject, `${facts['key']}=${suggestion}`);
    case 'empty-value':
      return fix.kind === 'edit' ? keyway('unset', subject, String(facts['key'])) : null;
    case 'access-key-outranks-other-source':
      return keyway('unset', subject, ...keySettings);
    case 'plaintext-long-term-key':
      return location === null ? keyway('move', subject, '--to', 'encrypted') : null;
    case 'stored-profile-not-connected':
      return keyway('store', 'connect', subject);
    case 'bridge-line-broken':
      // Of a profile that is not in the store there is no telling whether it or the line is to go.
      return facts['stored'] === true ? keyway('store', 'connect', subject) : null;
    case 'profile-without-settings':
      return keyway('remove', subject);
    case 'old-access-key':
      return location === null ? keyway('rotate', subject) : null;
    case 'old-key-waits':
      return keyway('rotate', subject, '--delete-old');
    case 'active-copy-stale':
      return keyway('use', String(facts['copyOf']));
    default:
      return null;
  }
}

const keySettings = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token'];

/** A tilde at the start is for the shell to read. */
function path(shown: string): string {
  return shown.startsWith('~/') ? `~/${quote(shown.slice(2))}` : quote(shown);
}

function quote(word: string): string {
  return /^[\w./@%+:=,~-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
