import { expect, it } from 'vitest';
import { pageName } from '../../shared/models/page.js';
import { pageAddresses } from '../../shared/pages.js';
import { createPages } from './pages.js';

it('opens AWS’s own pages, every one that has a name, and no others', async () => {
  const opened: string[] = [];
  const openPage = createPages({
    open(address) {
      opened.push(address);
      return Promise.resolve();
    },
  });
  for (const page of pageName.options) expect(await openPage(page)).toBe(true);
  expect(opened).toEqual(Object.values(pageAddresses));
  expect(new Set(opened.map((address) => new URL(address).origin))).toEqual(
    new Set(['https://docs.aws.amazon.com']),
  );
});

it('says so where there is no browser that it can reach, or that one does not start', async () => {
  expect(await createPages(null)('files')).toBe(false);
  const failing = { open: () => Promise.reject(new Error('no application')) };
  expect(await createPages(failing)('files')).toBe(false);
});
