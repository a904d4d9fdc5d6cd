import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { applicationInfo, changedEvent } from '../models/application.js';
import { pageName } from '../models/page.js';
import { settings, settingsChange } from '../models/settings.js';
import { base } from './base.js';

/** The host, what it remembers, and the one stream that says what changed. */
export const application = {
  info: base.output(applicationInfo),
  /** One of AWS's own pages, in the person's browser; not opened where main reaches none (web host). */
  openPage: base.input(z.strictObject({ page: pageName })).output(z.strictObject({ opened: z.boolean() })),
  /** Yields at once, then after each change; one stream for all topics, since browsers allow six connections. */
  watch: base.output(eventIterator(changedEvent)),
  settings: base.output(settings),
  changeSettings: base.input(settingsChange).output(settings),
  /** Main asks the person for another credentials file; null where they chose none. */
  addLocation: base.output(z.strictObject({ path: z.string().nullable() })),
  removeLocation: base.input(z.strictObject({ path: z.string().min(1).max(4096) })).output(settings),
};
