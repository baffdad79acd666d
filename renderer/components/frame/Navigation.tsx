import { useId, useState } from 'react'
import Form from 'react-bootstrap/Form'
import { Link, NavLink } from 'react-router'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { addAddress, listAddress } from '../../admin/addresses.ts'
import { apps } from '../../admin/apps.ts'
import { usePermission } from '../../api/session.tsx'
import { Icon } from '../Icon.tsx'

/** The apps and their models, with a box to narrow them down. */
export function Navigation({ onChoose }: { onChoose?: () => void }) {
  const [filter, setFilter] = useState('')
  const filterId = useId()
  const wanted = filter.trim().toLowerCase()
  const shown = apps
    .map((app) => ({
      ...app,
      models: app.models.filter(({ labelPlural }) => labelPlural.toLowerCase().includes(wanted)),
    }))
    .filter(({ models }) => models.length > 0)
  return (
    <nav className="navigation" id="navigation" aria-label="Models">
      <Form.Label htmlFor={filterId} visuallyHidden>
        Filter the navigation
      </Form.Label>
      <Form.Control
        id={filterId}
        type="search"
        size="sm"
        placeholder="Filter"
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
      />
      {shown.map(({ name, label, models }) => (
        <div key={name}>
          <p className="navigation-app">{label}</p>
          <ul aria-label={label}>
            {models.map((admin) => (
              <ModelEntry key={admin.name} admin={admin} onChoose={onChoose} />
            ))}
          </ul>
        </div>
      ))}
      {shown.length === 0 ? <p className="navigation-nothing">Nothing is called that.</p> : null}
    </nav>
  )
}

function ModelEntry({ admin, onChoose }: { admin: ModelAdmin; onChoose: (() => void) | undefined }) {
  const mayAdd = usePermission(`${admin.name}.add`)
  return (
    <li>
      <NavLink to={listAddress(admin.name)} className="navigation-model" onClick={onChoose}>
        <Icon name={admin.icon} />
        {admin.labelPlural}
      </NavLink>
      {admin.can.add && mayAdd ? (
        <Link
          to={addAddress(admin.name)}
          className="navigation-add"
          title={`Add ${admin.label}`}
          onClick={onChoose}
        >
          <Icon name="plus-lg" label={`Add ${admin.label}`} />
        </Link>
      ) : null}
    </li>
  )
}
