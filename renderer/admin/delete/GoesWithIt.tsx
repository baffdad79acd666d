import { useId } from 'react'
import { Link } from 'react-router'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { formatCount } from '../../components/values/format.ts'
import { changeAddress } from '../addresses.ts'

/** Related objects named before the rest is only counted. */
const namedObjects = 20

/** What an object takes along when it is deleted: a summary, and the objects it is tied to. */
export function GoesWithIt({ admin, row }: { admin: ModelAdmin; row: Row }) {
  const headingId = useId()
  const relations = admin.fields.flatMap((field) => {
    const value = row.values[field.name]
    if (field.type !== 'relation' || field.relation === undefined || !Array.isArray(value)) return []
    const ids = value.filter((id) => typeof id === 'string')
    return ids.length === 0 ? [] : [{ field, model: field.relation, ids }]
  })
  const { members } = row.values
  return (
    <section className="goes-with-it" aria-labelledby={headingId}>
      <h2 id={headingId}>Summary</h2>
      <ul>
        <li>
          1 {admin.label}: <bdi>{row.label}</bdi>
          <Identity admin={admin} row={row} />
        </li>
        {relations.map(({ field, model, ids }) => (
          <li key={field.name}>
            {formatCount(ids.length, 'membership')} in {registry[model].labelPlural.toLowerCase()}:
            <ul>
              {ids.slice(0, namedObjects).map((id) => (
                <li key={id}>
                  <Link to={changeAddress(model, id)}>
                    <bdi>{id}</bdi>
                  </Link>
                </li>
              ))}
              {ids.length > namedObjects ? <li>and {ids.length - namedObjects} more</li> : null}
            </ul>
          </li>
        ))}
        {typeof members === 'number' ? <li>{formatCount(members, 'membership')}</li> : null}
      </ul>
      <p>{admin.deleteNotice}</p>
    </section>
  )
}

/** What tells it from others of a similar name. */
function Identity({ admin, row }: { admin: ModelAdmin; row: Row }) {
  const told = ['email', 'display_name', 'user_pool_id']
    .filter((name) => fieldOf(admin, name) !== undefined)
    .map((name) => row.values[name])
    .filter((value): value is string => typeof value === 'string' && value !== '' && value !== row.label)
  return told.length === 0 ? null : <small> ({told.join(', ')})</small>
}
