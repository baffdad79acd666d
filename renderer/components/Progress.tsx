/** How far something is. Bootstrap's markup of today: the track has the role, where react-bootstrap gives it to the bar. */
export function Progress({
  label,
  value,
  full,
  text,
}: {
  label: string
  value: number
  full: number
  /** The figures in words, for screen readers. */
  text?: string
}) {
  const percent = Math.min(100, (value / Math.max(full, 1)) * 100)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={text}
    >
      <div className="progress-bar" style={{ width: `${percent}%` }} />
    </div>
  )
}
