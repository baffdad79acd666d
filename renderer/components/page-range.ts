/** Pages shown on each side of the present one, and at both ends. */
const onEachSide = 3
const atEnds = 2

/**
 * The numbers of a paginator, with `gap` where pages are left out. A gap stands for at least two pages: one
 * page takes no more room than its ellipsis.
 */
export function pageRange(page: number, pages: number): (number | 'gap')[] {
  const shown: number[] = []
  for (let number = 1; number <= pages; number += 1) {
    const isEnd = number <= atEnds || number > pages - atEnds
    if (isEnd || Math.abs(number - page) <= onEachSide) shown.push(number)
  }
  return shown.flatMap((number, position) => {
    const missing = number - (shown[position - 1] ?? 0) - 1
    if (missing === 0) return [number]
    return missing === 1 ? [number - 1, number] : ['gap' as const, number]
  })
}
