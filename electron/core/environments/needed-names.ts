/** Which variables ever enter the app: AWS's own, and the few others that resolution looks at. */

/**
 * The others that AWS tools look at to find their files: the home folder (`os.path.expanduser` of CPython's posixpath and
 * ntpath; getHomeDir of smithy-typescript; UserHomeDir of the SDKs for Go; home_dir of smithy-rs; UserHomeDirectoryUtils of
 * the SDK for Java 2), the SDK store of Windows (aws-sdk-net PersistenceManager), and boto's file (botocore BotoProvider).
 */
export const otherNeededNames = [
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'LOCALAPPDATA',
  'BOTO_CONFIG',
] as const;

/** Variables whose text is a path in which botocore expands variables (configloader `raw_config_parse`: `os.path.expandvars`). */
const expandedPaths: ReadonlySet<string> = new Set([
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'BOTO_CONFIG',
]);

const otherNeeded: ReadonlySet<string> = new Set(otherNeededNames);
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** Whether a variable is read in wherever it is found. On Windows names are the same in any case: fold them first. */
export function isNeededName(name: string): boolean {
  return otherNeeded.has(name) || (name.startsWith('AWS_') && plainName.test(name));
}

export interface SelectOptions {
  /** Whether names are the same in any case, as on Windows; needed ones then come in capitals. */
  readonly foldsCase: boolean;
}

/**
 * Keeps the variables that are needed, and those that the paths among them mention.
 *
 * @param variables as the system gives them; of two with one name the first counts, as getenv has it
 */
export function selectNeeded(
  variables: Iterable<readonly [name: string, value: string]>,
  { foldsCase }: SelectOptions,
): Readonly<Record<string, string>> {
  const folded = (name: string): string => (foldsCase ? name.toUpperCase() : name);
  const all = new Map<string, string>();
  for (const [name, value] of variables) if (!all.has(folded(name))) all.set(folded(name), value);
  const kept = new Map([...all].filter(([name]) => isNeededName(name)));
  for (const path of expandedPaths) {
    for (const mentioned of namesIn(kept.get(path) ?? '')) {
      const value = all.get(folded(mentioned));
      if (value !== undefined && mentioned !== '') kept.set(mentioned, value);
    }
  }
  return Object.fromEntries(kept);
}

/** `$NAME`, `${NAME}` and, as on Windows, `%NAME%`. */
function namesIn(path: string): string[] {
  return Array.from(
    path.matchAll(/\$(\w+)|\$\{([^}]*)\}|%([^%]+)%/gu),
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}
