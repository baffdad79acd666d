import { Icon } from '../Icon.tsx'

/** A boolean as Django shows it: an icon, with the word for screen readers. */
export function YesNo({ value }: { value: boolean }) {
  return value ? (
    <Icon name="check-circle-fill" label="Yes" className="yes" />
  ) : (
    <Icon name="x-circle-fill" label="No" className="no" />
  )
}
