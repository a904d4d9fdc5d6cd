/** Files of the first EC2 tools and of boto 2, which botocore still reads. */
import { splitPythonLines, stripPython } from '../../dialects/python-text.js';
import { type Context, contextFile, shown, variable } from '../context.js';
import { diskText } from '../disk-text.js';
import { missed, reached } from '../found.js';
import { because } from '../judgement.js';
import type { SourceRule } from '../tool.js';
import { configNotFound, configParseError, keyError, partialCredentials } from './botocore-errors.js';
import { expandedPath, userPath } from './botocore-files.js';
import { judgeLooked, type Looked } from './botocore-kind.js';
import { originOf, partOf, textOf } from './botocore-profile.js';

const EC2_VARIABLE = 'AWS_CREDENTIAL_FILE';

function lookAtEc2File(context: Context): Looked {
  const text = variable(context, EC2_VARIABLE);
  if (text === null) return { absent: because('setting-not-set', { setting: EC2_VARIABLE }) };
  const origin = { variable: EC2_VARIABLE };
  const path = userPath(context.request, text);
  const file = shown(context, path);
  const read = diskText(context.request.world, path);
  if (text === '' || read.state !== 'read')
    return missed(because('file-not-readable', { file }), origin, configNotFound(text === '' ? '' : file));
  const values = new Map<string, { readonly value: string; readonly line: number }>();
  splitPythonLines(read.text).forEach((line, index) => {
    const equals = line.indexOf('=');
    if (equals < 0) return;
    const value = stripPython(line.slice(equals + 1));
    values.set(stripPython(line.slice(0, equals)), { value, line: index + 1 });
  });
  const id = values.get('AWSAccessKeyId');
  if (id === undefined) return { absent: because('file-has-no-access-key', { file }) };
  const place = { file, line: id.line };
  if (!values.has('AWSSecretKey'))
    return missed(because('file-has-no-access-key', { file }), place, keyError('AWSSecretKey'));
  const base = { source: 'ec2-credentials-file', profile: null, accessKeyId: id.value } as const;
  return reached(base, false, because('access-key-in-file', { file }), place);
}

export const ec2CredentialsFile: SourceRule = {
  source: 'ec2-credentials-file',
  cite: 'botocore 1.43.11, credentials.py, OriginalEC2Provider; utils.py, parse_key_val_file',
  judge: (context) => judgeLooked(lookAtEc2File(context)),
};

/** Where boto 2 looked without BOTO_CONFIG, in its order (credentials.py, BotoProvider.DEFAULT_CONFIG_FILENAMES). */
export const botoFiles: readonly string[] = ['/etc/boto.cfg', '~/.boto'];

function lookAtBotoFiles(context: Context): Looked {
  const own = variable(context, 'BOTO_CONFIG');
  for (const name of own === null ? botoFiles : [own]) {
    const looked = lookAtBotoFile(context, expandedPath(context.request, name));
    if (looked !== null) return looked;
  }
  return { absent: because('setting-not-set', { setting: 'BOTO_CONFIG' }) };
}

/** Null where the file is missing or has no access key. */
function lookAtBotoFile(context: Context, path: string): Looked | null {
  const file = contextFile(context.request, 'botocore', 'credentials', path);
  const refusal = file.reading?.refusal ?? null;
  if (refusal !== null) {
    const origin = refusal.line === null ? null : { file: file.shown, line: refusal.line };
    return missed(because('file-refused', { file: file.shown }), origin, configParseError(file.shown));
  }
  const section = partOf(file, 'Credentials');
  const accessKeyId = textOf(section, 'aws_access_key_id');
  if (accessKeyId === null) return null;
  const origin = originOf(section, 'aws_access_key_id');
  const missing = 'aws_secret_access_key';
  if (textOf(section, missing) === null) {
    const reason = because('partial-access-key', { profile: 'Credentials', missing });
    return missed(reason, origin, partialCredentials('boto-config', missing));
  }
  const base = { source: 'boto-config', profile: null, accessKeyId } as const;
  return reached(base, false, because('access-key-in-file', { file: file.shown }), origin);
}

export const botoConfig: SourceRule = {
  source: 'boto-config',
  cite: 'botocore 1.43.11, credentials.py, BotoProvider',
  judge: (context) => judgeLooked(lookAtBotoFiles(context)),
};
