import { useEffect, useState } from 'react'

/** The present moment, renewed every so often, for texts such as "3 minutes ago". */
export function useNow(milliseconds: number): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), milliseconds)
    return () => window.clearInterval(timer)
  }, [milliseconds])
  return now
}
