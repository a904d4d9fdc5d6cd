import { z } from 'zod';

/** Opaque name of an access key in the window; it stays while the key does. */
export const keyHandle = z.string().min(1).max(128);
