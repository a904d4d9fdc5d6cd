import { secretSettings } from '../../../shared/vocabulary.js';

/** The settings that an access key consists of, in lower case. */
export const accessKeySettings: readonly string[] = ['aws_access_key_id', ...secretSettings];
