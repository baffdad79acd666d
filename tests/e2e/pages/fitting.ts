import type { Page } from '@playwright/test'

/** How far the page, or a dialog on it, sticks out of the window to the right, which would hide its controls. */
export async function stickingOut(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll('main, [role=dialog]')]
    return Math.max(...scrollers.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
  })
}
