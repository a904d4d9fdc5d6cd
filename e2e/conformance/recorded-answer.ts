/** A recorded answer and a trace, both said in one way. */
import type { Trace } from '../../shared/models/trace.js';
import { z } from 'zod';

/** What a driver around a real library printed. */
export const recordedAnswer = z.looseObject({
  ok: z.boolean(),
  access_key: z.string().optional(),
  method: z.string().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
  region: z.string().nullish(),
});
export type RecordedAnswer = z.infer<typeof recordedAnswer>;

/** What counts: the key ID (which spells the chain), or the error. */
export type Said =
  | { readonly kind: 'keys'; readonly accessKeyId: string }
  /** Keys, of which the answer shows too little to compare. */
  | { readonly kind: 'masked-keys' }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'none' };

/** The words of each library where it found nothing, by which it is told from a failure. */
const nothingFound: readonly RegExp[] = [
  /^get_credentials\(\) returned None$/u,
  /^Could not load credentials from any providers$/u,
  /^NoCredentialProviders\b/u,
];

export function saidByRecorded(answer: RecordedAnswer): Said {
  if (answer.ok) {
    const { access_key: accessKeyId } = answer;
    return accessKeyId === undefined ? { kind: 'masked-keys' } : { kind: 'keys', accessKeyId };
  }
  if (nothingFound.some((words) => words.test(answer.message ?? ''))) return { kind: 'none' };
  return { kind: 'error', code: answer.error ?? '' };
}

/** Whether the trace says what was recorded; null, or how it differs. */
export function difference(said: Said, trace: Trace): string | null {
  const { outcome } = trace;
  if (said.kind === 'masked-keys') {
    return outcome.kind === 'none' || outcome.kind === 'error' ? told(said, outcome) : null;
  }
  switch (outcome.kind) {
    case 'none':
      return said.kind === 'none' ? null : told(said, outcome);
    case 'error':
      return said.kind === 'error' && isSameCode(said.code, outcome.code) ? null : told(said, outcome);
    case 'credentials':
      return said.kind === 'keys' && outcome.accessKeyId === said.accessKeyId ? null : told(said, outcome);
    case 'role': {
      const { base, chain } = outcome;
      // The stand-ins had nobody who could type a code.
      const asksForCode = chain.some(({ mfaSerial }) => mfaSerial !== null);
      if (asksForCode && said.kind === 'error') return null;
      const known = base.accessKeyId ?? givenBy(base.source);
      const start = base.source === 'web-identity' ? 'anon' : known;
      if (start === null) return endsLike(said, chain) ? null : told(said, outcome);
      const spelled = chain.reduce((signer, { roleArn }) => `ASIA<${lastName(roleArn)}<${signer}`, start);
      const isSame = said.kind === 'keys' && sameKey(spelled, said.accessKeyId);
      return isSame ? null : told(said, outcome);
    }
    case 'deferred': {
      // What asking would give is not ours to know, nor whether it would fail; a library may even go on after that.
      const given = givenBy(outcome.source);
      if (given === null || said.kind !== 'keys') return null;
      return sameKey(given, said.accessKeyId) ? null : told(said, outcome);
    }
  }
}

/** A Go error without a code of its own was recorded by its type: then the code is Keyway's. */
function isSameCode(recorded: string, answered: string): boolean {
  return recorded === answered || (recorded.startsWith('*') && /^[a-z0-9]+(?:-[a-z0-9]+)+$/u.test(answered));
}

/** The key IDs that the stand-ins of the drivers give; null where a script of the case decides. */
function givenBy(source: string): string | null {
  switch (source) {
    case 'sso':
      return 'ASIASSO-*';
    case 'container':
      return 'ASIACONTAINER';
    case 'imds':
      return 'ASIAIMDS';
    case 'login':
      return 'ASIALOGIN';
    default:
      return null;
  }
}

function sameKey(expected: string, recorded: string): boolean {
  const [start = '', end] = expected.split('*');
  return end === undefined ? expected === recorded : recorded.startsWith(start) || recorded.includes(start);
}

/** A chain whose base only a script knows: the roles at least must be the recorded ones. */
function endsLike(said: Said, chain: readonly { readonly roleArn: string }[]): boolean {
  if (said.kind !== 'keys') return true;
  const roles = chain.map(({ roleArn }) => `ASIA<${lastName(roleArn)}<`).toReversed();
  return said.accessKeyId.startsWith(roles.join(''));
}

function lastName(roleArn: string): string {
  return roleArn.split('/').at(-1) ?? '';
}

function told(said: Said, outcome: Trace['outcome']): string {
  return `recorded ${JSON.stringify(said)}, answered ${JSON.stringify(outcome)}`;
}
