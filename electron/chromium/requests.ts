import type { Request as PageRequest, Route } from 'playwright'
import { toOwnAddress } from './address.ts'
import type { Desktop } from './desktop.ts'

export type NavigationGuard = (address: string, isMainFrame: boolean) => boolean

/**
 * Answers every request of the window: a custom scheme's handler serves its own, everything else is refused, so
 * that nothing of the page ever reaches a network.
 */
export function createRequestHandler(
  desktop: Desktop,
  mayNavigate: NavigationGuard,
): (route: Route) => Promise<void> {
  return async (route) => {
    const request = route.request()
    const address = toOwnAddress(request.url(), desktop.schemes)
    if (request.isNavigationRequest()) {
      const place = placeOf(request)
      // A popup: it gets an empty document, so that Playwright reports it and it can be closed.
      if (place === 'popup') return route.fulfill({ status: 200, contentType: 'text/html', body: '' })
      // Aborted, not refused: a refusal would replace the page with an error.
      if (!mayNavigate(address, place === 'main')) return route.abort('aborted')
    }
    const handler = desktop.protocolHandlers.get(new URL(address).protocol.slice(0, -1))
    if (handler === undefined || (await isFilteredOut(desktop, request, address))) {
      return route.abort('blockedbyclient')
    }
    const body = request.postDataBuffer()
    const response = await handler(
      new Request(address, {
        method: request.method(),
        headers: request.headers(),
        ...(body === null ? {} : { body: Uint8Array.from(body) }),
      }),
    )
    if (response.status >= 300 && response.status < 400) return route.abort('failed')
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}

function placeOf(request: PageRequest): 'main' | 'inner' | 'popup' {
  try {
    return request.frame().parentFrame() === null ? 'main' : 'inner'
  } catch {
    // Playwright has no frame yet for the first request of a page that another page opened.
    return 'popup'
  }
}

function isFilteredOut(desktop: Desktop, request: PageRequest, address: string): Promise<boolean> {
  const filter = desktop.requestFilter
  if (filter === undefined) return Promise.resolve(false)
  return new Promise((resolve) => {
    filter(
      {
        id: 0,
        url: address,
        method: request.method(),
        resourceType: 'other',
        referrer: request.headers().referer ?? '',
        timestamp: Date.now(),
        uploadData: [],
      },
      (response) => resolve(response.cancel === true),
    )
  })
}
