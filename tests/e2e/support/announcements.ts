import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What was said since the page was listened to. */
    announced: string[];
  }
}

/** What a screen reader says by itself: each new text of a live region, as often as it comes. */
export class Announcements {
  private constructor(private readonly page: Page) {}

  /** Begins to listen to the page as it stands; a region that comes with its first words may stay unheard, and does here. */
  static async listen(page: Page): Promise<Announcements> {
    await page.evaluate(() => {
      const live = '[role=status], [role=alert], [aria-live]';
      const words = (region: Element) => (region.textContent ?? '').trim();
      const known = new Map([...document.querySelectorAll(live)].map((region) => [region, words(region)]));
      const announced: string[] = (window.announced = []);
      new MutationObserver((mutations) => {
        const regions = mutations.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live));
        for (const region of new Set(regions)) {
          if (!region || region.getAttribute('aria-live') === 'off') continue;
          const said = words(region);
          if (known.has(region) && said !== '' && said !== known.get(region)) announced.push(said);
          known.set(region, said);
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    return new Announcements(page);
  }

  /** What was said so far, in order. */
  said(): Promise<string[]> {
    return this.page.evaluate(() => [...window.announced]);
  }
}
