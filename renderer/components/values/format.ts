import { formatDistanceStrict } from 'date-fns'

const numbers = new Intl.NumberFormat('en-GB')
const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' })
const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const fullTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'full' })

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** `22 Nov 2026` in local time: the month as a word, since 03/04 is read in two ways. */
export function formatDay(time: Date): string {
  return day.format(time)
}

/** `15:04` in local time. */
export function formatTimeOfDay(time: Date): string {
  return timeOfDay.format(time)
}

/** The time to the second, with the zone's name. */
export function formatFullTime(time: Date): string {
  return fullTime.format(time)
}

/** `3 minutes ago`; a clock that is a little behind is no reason to speak of the future. */
export function formatAgo(time: Date, now: Date): string {
  const seconds = (now.getTime() - time.getTime()) / 1000
  return seconds < 10 ? 'just now' : formatDistanceStrict(time, now, { addSuffix: true })
}

/** `12 s`, `4 min`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `1 user`, `2,000 users`, `3 audit entries`. */
export function formatCount(count: number, label: string): string {
  return `${formatNumber(count)} ${count === 1 ? label : pluralOf(label)}`
}

function pluralOf(label: string): string {
  return /[^aeiou]y$/.test(label) ? label.replace(/y$/, 'ies') : `${label}s`
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `840 byte`, `12 kB`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return new Intl.NumberFormat('en-GB', {
    style: 'unit',
    unit: byteUnits[power],
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power)
}
