import { formatDay, formatFullTime, formatTimeOfDay } from './format.ts'

/** A moment in local time; the title has it to the second, with the zone and as it is stored. */
export function Time({ value }: { value: string }) {
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) return <bdi>{value}</bdi>
  return (
    <time className="text-nowrap" dateTime={value} title={`${formatFullTime(time)}\n${value}`}>
      {formatDay(time)}
      <span className="time-of-day">, {formatTimeOfDay(time)}</span>
    </time>
  )
}
