/** THE table of procedures: what the window can ask of main, and nothing else. */
import { application } from './application.js';
import { changes } from './changes.js';
import { editing } from './editing.js';
import { profiles } from './profiles.js';
import { resolution } from './resolution.js';

export const contract = { application, profiles, changes, resolution, editing };
export type Contract = typeof contract;
