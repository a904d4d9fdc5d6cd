/** Whether there is an instance metadata service to ask. Nothing is asked: only what the machine says of itself. */
import type { ResolutionRequest } from '../../core/resolution/request.js';
import { type Environment, type FileSystem, FileSystemError, type Places } from '../ports.js';

const folder = '/sys/class/dmi/id';

/**
 * The EC2 user guide, "Detect whether a host is an EC2 instance": Nitro instances name Amazon EC2 as vendor; on Xen the
 * version of the BIOS ends with `amazon`, and the UUID, which is for root alone, begins with `ec2`.
 */
const marks: readonly (readonly [file: string, mark: RegExp])[] = [
  ['board_vendor', /^amazon ec2$/iu],
  ['sys_vendor', /^amazon ec2$/iu],
  ['bios_version', /\.amazon$/iu],
  ['product_uuid', /^ec2/iu],
];

/** @returns a function that looks at the machine once, and at the environment each time */
export function createInstanceCheck(
  files: FileSystem,
  { platform }: Pick<Places, 'platform'>,
): (environment: Environment) => Promise<ResolutionRequest['imds']> {
  let machine: Promise<boolean> | null = null;
  return async (environment) => {
    if ((environment['AWS_EC2_METADATA_SERVICE_ENDPOINT'] ?? '') !== '') return 'available';
    machine ??= platform === 'linux' ? isInstance(files) : Promise.resolve(false);
    return (await machine) ? 'available' : 'unavailable';
  };
}

async function isInstance(files: FileSystem): Promise<boolean> {
  for (const [name, mark] of marks) {
    const text = await readShort(files, `${folder}/${name}`);
    if (mark.test(text.trim())) return true;
  }
  return false;
}

async function readShort(files: FileSystem, path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8').decode(await files.read(path));
  } catch (error) {
    if (error instanceof FileSystemError) return '';
    throw error;
  }
}
