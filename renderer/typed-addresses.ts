import { z } from 'zod'

/** What the router keeps with each entry of the window's history: its place among them. */
const entrySchema = z.object({ idx: z.number() })

/**
 * Gives an address that was typed, and not followed, its place in the history. Without one the router cannot
 * tell back from forth and lets a navigation pass that would lose what was typed into a form.
 *
 * @param router is subscribed to, since following a link tells nobody else
 */
export function placeTypedAddresses(router: { subscribe: (listener: () => void) => () => void }): void {
  let place = placeOf(window.history.state) ?? 0
  router.subscribe(() => {
    place = placeOf(window.history.state) ?? place
  })
  window.addEventListener(
    'popstate',
    () => {
      if (placeOf(window.history.state) === null) window.history.replaceState({ idx: place + 1 }, '')
    },
    // Before the router's own listener.
    { capture: true },
  )
}

function placeOf(state: unknown): number | null {
  const entry = entrySchema.safeParse(state)
  return entry.success ? entry.data.idx : null
}
