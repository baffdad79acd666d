import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Row } from '../../../shared/admin/row.ts'
import { passwordAddress } from '../../admin/addresses.ts'
import type { FormPartProps } from '../../admin/changeform/form-extension.ts'
import { useListState } from '../../admin/use-list-state.ts'
import { Icon } from '../../components/Icon.tsx'
import { GivenPassword } from './GivenPassword.tsx'
import { forgetPassword, rememberedPassword } from './shown-once.ts'

/** The way to the page on which support resets passwords. */
export function UserTools({ row }: { row: Row }) {
  return (
    <Link className="btn btn-outline-secondary btn-sm" to={passwordAddress(row.id, useListState())}>
      <Icon name="key" className="me-1" />
      Password
    </Link>
  )
}

/** The temporary password of a user who has just been added, until the page is left. */
export function NewPassword({ row }: FormPartProps) {
  const id = row?.id ?? ''
  const [password, setPassword] = useState(() => rememberedPassword(id))
  useEffect(() => () => forgetPassword(id), [id])
  if (password === null) return null
  return (
    <GivenPassword
      password={password}
      kind="temporary password"
      onDone={() => {
        forgetPassword(id)
        setPassword(null)
      }}
    />
  )
}
