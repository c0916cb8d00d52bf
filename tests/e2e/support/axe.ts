import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong, one line each; of the whole page, or within what matches. */
export async function violations(page: Page, within?: string): Promise<string[]> {
  const whole = new AxeBuilder({ page }).withTags(RULES);
  const { violations } = await (within ? whole.include(within) : whole).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

/** axe finds nothing wrong with the page as it stands, be it light or dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await afterTransitions(page);
    expect(await violations(page), `in ${colorScheme}`).toEqual([]);
  }
}

/** A colour on its way to another is neither. */
async function afterTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map((animation) => animation.finished));
  });
}
