import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { stickingOut } from '../e2e/pages/fitting.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 600 },
] as const

/** What axe finds, each with where, so that a failure can be read. */
async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // The other mode opens a page of its own for its report, and the window allows no second one.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations: found, passes } = await axe.analyze()
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
  )
}

/** As high as it takes to show the page whole: axe cannot tell the contrast of what lies under the bars at the window's edges. */
async function stretch(page: Page, { width, height }: (typeof sizes)[number]): Promise<void> {
  const hidden = await page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight)
  await page.setViewportSize({ width, height: height + hidden })
}

/** Holds what is on screen, light and dark, at both sizes, against axe and against the window's width. */
export async function expectFitForAll(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expect.poll(() => stickingOut(page), `${size.width} wide`).toBeLessThanOrEqual(0)
    await stretch(page, size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-bs-theme', colorScheme)
      expect(await violations(page), `${colorScheme}, ${size.width} wide`).toEqual([])
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}
