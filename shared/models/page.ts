/** The name of a page outside Keyway, checked. */
import { z } from 'zod';
import type { PageName } from '../pages.js';

export const pageName = z.enum([
  'identity-center',
  'sign-in',
  'role',
  'web-identity',
  'metadata',
  'external-process',
  'user-keys',
  'files',
] satisfies readonly PageName[]);
export type { PageName };
