import { useId } from 'react'
import Form from 'react-bootstrap/Form'

/** In production a click is not enough: the name must be typed. */
export function ConfirmByName({
  name,
  what,
  typed,
  onType,
}: {
  name: string
  /** Whose name it is: "user", "connection". */
  what: string
  typed: string
  onType: (typed: string) => void
}) {
  const id = useId()
  return (
    <div className="confirm-by-name">
      <Form.Label htmlFor={id}>
        This is a production pool. Type the {what}’s name, <strong>{name}</strong>, to confirm:
      </Form.Label>
      <Form.Control
        id={id}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onType(target.value)}
      />
    </div>
  )
}
