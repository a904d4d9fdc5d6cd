/** Two files in memory, and what comes of changing them. */
import { configPath, createMemoryHome, credentialsPath, type MemoryHome } from './home.js';
import type { Result } from '../../shared/models/failure.js';
import type { MadeChange } from '../../electron/services/api.js';

export const config = '# mine\n[default]\nregion = eu-west-1\n\n[profile work]\nrole_arn = x # note\n';

export const credentials = '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n';

export function homeWith(texts: Readonly<Record<string, string>> = {}): MemoryHome {
  return createMemoryHome({ [configPath]: config, [credentialsPath]: credentials, ...texts });
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code;
}

export async function idOf(made: Promise<Result<MadeChange>>): Promise<string> {
  return valueOf(await made).id ?? 'none';
}
