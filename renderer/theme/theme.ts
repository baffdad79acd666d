import { useCallback, useEffect, useState } from 'react'
import { useMedia } from '../components/use-media.ts'
import { remember, remembered } from '../components/use-remembered.ts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme chosen, and the way to choose another. public/first-paint.js reads the same memory before the first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(
    () => themes.find((candidate) => candidate === remembered('theme')) ?? 'auto',
  )
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const dark = theme === 'dark' || (theme === 'auto' && systemIsDark)
  useEffect(() => {
    document.documentElement.setAttribute('data-bs-theme', dark ? 'dark' : 'light')
  }, [dark])
  const choose = useCallback((next: Theme) => {
    setTheme(next)
    remember('theme', next)
  }, [])
  return [theme, choose]
}
