/**
 * Does the work on all items, so many at once. The first that fails ends it: no further item is begun, those under
 * way are told by the signal, and it rejects with the first failure once they have ended.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  atOnce: number,
  outer: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failing = new AbortController()
  const signal = AbortSignal.any([outer, failing.signal])
  const queue = items.values()
  let first: { readonly thrown: unknown } | undefined
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (signal.aborted) return
      try {
        await work(item, signal)
      } catch (thrown) {
        first ??= { thrown }
        failing.abort(thrown)
        return
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  if (first !== undefined) throw first.thrown
  outer.throwIfAborted()
}
