/** botocore's errors by its classes, in its words (botocore 1.43.11, exceptions.py). */
import { type Stop, stopWith } from '../judgement.js';

export function profileNotFound(profile: string): Stop {
  return stopWith('ProfileNotFound', `The config profile (${profile}) could not be found`);
}

/** @param path as people see it */
export function configParseError(path: string): Stop {
  return stopWith('ConfigParseError', `Unable to parse config file: ${path}`);
}

/** @param path as people see it */
export function configNotFound(path: string): Stop {
  return stopWith('ConfigNotFound', `The specified config file (${path}) could not be found.`);
}

export function partialCredentials(provider: string, missing: string): Stop {
  return stopWith('PartialCredentialsError', `Partial credentials found in ${provider}, missing: ${missing}`);
}

export function invalidConfig(message: string): Stop {
  return stopWith('InvalidConfigError', message);
}

export function ssoTokenLoadError(message: string): Stop {
  return stopWith('SSOTokenLoadError', `Error loading SSO Token: ${message}`);
}

export function loginTokenLoadError(message: string): Stop {
  return stopWith('LoginTokenLoadError', `Error loading login session token: ${message}`);
}

export function credentialRetrievalError(provider: string, message: string): Stop {
  return stopWith(
    'CredentialRetrievalError',
    `Error when retrieving credentials from ${provider}: ${message}`,
  );
}

export function invalidRegion(region: string): Stop {
  return stopWith('InvalidRegionError', `Provided region_name '${region}' doesn't match a supported format.`);
}

/** botocore's own check of what is sent (validate.py), one line a problem. */
export function paramValidation(problems: readonly string[]): Stop {
  return stopWith('ParamValidationError', ['Parameter validation failed:', ...problems].join('\n'));
}

/** Python's `KeyError`, whose words are the key itself. */
export function keyError(key: string): Stop {
  return stopWith('KeyError', pythonText(key));
}

/** What Python says where it cannot open a file. @param path as people see it */
export function openError(path: string, systemCode: string): Stop {
  const [name, words] = openErrors[systemCode] ?? ['OSError', `[${systemCode}] Input/output error`];
  return stopWith(name, `${words}: '${path}'`);
}

const openErrors: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['FileNotFoundError', '[Errno 2] No such file or directory'],
  EACCES: ['PermissionError', '[Errno 13] Permission denied'],
  EPERM: ['PermissionError', '[Errno 1] Operation not permitted'],
  EISDIR: ['IsADirectoryError', '[Errno 21] Is a directory'],
  ENOTDIR: ['NotADirectoryError', '[Errno 20] Not a directory'],
};

/** Whether botocore takes a text for the name of a Region (utils.py, validate_region_name). */
export function isRegionName(text: string): boolean {
  return /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)\n?$/u.test(text);
}

/** A text as Python's `repr` writes it. */
export function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  const inside = escaped.replaceAll('\t', '\\t').replaceAll(quote, `\\${quote}`);
  return quote + inside + quote;
}

/** A list of texts as Python writes it. */
export function pythonList(texts: readonly string[]): string {
  return `[${texts.map(pythonText).join(', ')}]`;
}
