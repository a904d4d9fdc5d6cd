/** Asks the real tools who they are, with STS and IAM Identity Center answered in their own process. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = import.meta.dirname;

export interface Answer {
  readonly key?: string | null;
  readonly region?: string | null;
  readonly output?: string | null;
  readonly error?: string;
}

/** A tool that answers for a home folder; without a profile it is asked as with no flags and no AWS_ variables. */
export interface Tool {
  readonly name: string;
  readonly ask: (home: string, profile: string | null) => Promise<Answer>;
}

/** Debian's AWS CLI version 2; another `aws` may come first on the PATH. */
const awsPath = '/usr/bin/aws';
const pythonPath = '/usr/bin/python3';

/** Why the tools cannot be asked here; null where they can. */
export const missingTools: string | null = existsSync(awsPath) ? null : 'awscli version 2 (Debian: awscli)';

function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/bin:/bin',
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    PYTHONPATH: here,
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

async function output(command: string, args: readonly string[], home: string): Promise<string> {
  const { stdout } = await run(command, [...args], { env: environment(home) });
  return stdout;
}

/** A profile that does not work stays one that does not work; under another name a tool may say so in other words. */
function parse(text: string): Answer {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('the tool printed no object');
  return 'error' in value ? { ...value, error: 'failed' } : value;
}

const awsCli: Tool = {
  name: 'aws',
  async ask(home, profile) {
    const flags = profile === null ? [] : ['--profile', profile];
    const region = await output(awsPath, ['configure', 'get', 'region', ...flags], home).catch(() => '');
    try {
      const text = await output(
        awsPath,
        ['configure', 'export-credentials', '--format', 'process', ...flags],
        home,
      );
      const value: unknown = JSON.parse(text);
      const key =
        typeof value === 'object' && value !== null && 'AccessKeyId' in value
          ? String(value.AccessKeyId)
          : null;
      return { key, region: region.trim() };
    } catch {
      return { error: 'failed', region: region.trim() };
    }
  },
};

const botocore: Tool = {
  name: 'botocore',
  ask: async (home, profile) =>
    parse(
      await output(pythonPath, [`${here}/botocore-answer.py`, ...(profile === null ? [] : [profile])], home),
    ),
};

const sdkForJavaScript: Tool = {
  name: 'SDK for JavaScript v3',
  ask: async (home, profile) =>
    parse(
      await output(
        process.execPath,
        [`${here}/sdk-js-answer.mjs`, ...(profile === null ? [] : [profile])],
        home,
      ),
    ),
};

export const tools: readonly Tool[] = [awsCli, botocore, sdkForJavaScript];
