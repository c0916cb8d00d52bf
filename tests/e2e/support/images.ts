import type { Page } from '@playwright/test';

/** Waits until every image in sight is there or is known not to come; those out of sight load when they are looked at. */
export async function imagesInSight(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return image.complete || bottom < 0 || top > innerHeight;
    }),
  );
}
