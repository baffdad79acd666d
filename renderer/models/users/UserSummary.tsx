import { type ReactNode, useId } from 'react'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { FixedValue } from '../../admin/changeform/FixedValue.tsx'

const facts = ['username', 'status', 'enabled', 'email', 'phone_number', 'updated_at']

/** For each contact, whether codes reach it. */
const verifiedBy: Readonly<Record<string, string>> = {
  email: 'email_verified',
  phone_number: 'phone_number_verified',
}

/** Who it is and in which state, before anything is done to them. */
export function UserSummary({
  admin,
  row,
  refreshing,
}: {
  admin: ModelAdmin
  row: Row
  refreshing: boolean
}) {
  const headingId = useId()
  return (
    <section className="user-summary" aria-labelledby={headingId} aria-busy={refreshing}>
      <h2 id={headingId} className="visually-hidden">
        The user now
      </h2>
      <dl>
        {facts.map((name) => {
          const field = fieldOf(admin, name)
          if (field === undefined) return null
          return (
            <Fact key={name} term={field.label}>
              <FixedValue field={field} value={row.values[name]} />
              <Verified row={row} name={name} />
            </Fact>
          )
        })}
      </dl>
    </section>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Verified({ row, name }: { row: Row; name: string }) {
  const flag = verifiedBy[name]
  const value = row.values[name]
  if (flag === undefined || value === undefined || value === null || value === '') return null
  return row.values[flag] === true ? (
    <span className="badge tone tone-success">verified</span>
  ) : (
    <span className="badge tone tone-warning" title="Codes are sent to verified addresses and numbers only.">
      not verified
    </span>
  )
}
