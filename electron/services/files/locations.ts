/** Where the two AWS files are: by variable, else in `~/.aws`. */
import { expandPath, joinPath } from '../../core/paths.js';
import type { Environment, Places } from '../ports.js';

export interface AwsFileLocation {
  /** Absolute; links not resolved. */
  readonly path: string;
  readonly fromVariable: 'AWS_CONFIG_FILE' | 'AWS_SHARED_CREDENTIALS_FILE' | null;
}

export interface AwsFileLocations {
  readonly config: AwsFileLocation;
  readonly credentials: AwsFileLocation;
}

/** An empty variable counts as not set: AWS's tools disagree on it, and no file is called nothing. */
export function awsFileLocations(environment: Environment, places: Places): AwsFileLocations {
  const locate = (variable: NonNullable<AwsFileLocation['fromVariable']>, name: string): AwsFileLocation => {
    const text = environment[variable];
    if (text === undefined || text === '') {
      return { path: joinPath(places.home, '.aws', name), fromVariable: null };
    }
    const { home, workingFolder, platform } = places;
    return {
      path: expandPath(text, { home, workingFolder, platform, variables: environment }),
      fromVariable: variable,
    };
  };
  return {
    config: locate('AWS_CONFIG_FILE', 'config'),
    credentials: locate('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}
