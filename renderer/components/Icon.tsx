/** A Bootstrap icon. Without a label it is decoration; with one, screen readers read the label. */
export function Icon({ name, label, className = '' }: { name: string; label?: string; className?: string }) {
  return (
    <>
      <i className={`bi bi-${name} ${className}`} aria-hidden="true" />
      {label === undefined ? null : <span className="visually-hidden">{label}</span>}
    </>
  )
}
