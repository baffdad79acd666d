import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { FormExtension } from '../../admin/changeform/form-extension.ts'
import type { FormMode } from '../../admin/changeform/form-fields.ts'
import { type Inputs, inputName } from '../../admin/changeform/input-value.ts'
import { withoutCheck } from '../../admin/changeform/plain-form.ts'
import { useModel } from '../../admin/model-context.tsx'
import { usePool } from '../../api/queries.ts'
import { newUserProblems, withSignInName } from './new-user-rules.ts'
import { PasswordWidget } from './PasswordWidget.tsx'
import { rememberPassword } from './shown-once.ts'
import { NewPassword, UserTools } from './UserFormParts.tsx'

/** What the users' forms have beyond their declaration: Django's two steps, with a password in the first. */
export const userForm: FormExtension = {
  useAdmin: useSignInName,
  useCheck: useNewUserCheck,
  widgets: { temporary_password: PasswordWidget },
  Head: NewPassword,
  Tools: UserTools,
  continuesAfterAdding: true,
  onAdded: (row, inputs) => {
    const password = inputs[inputName('temporary_password')]
    if (typeof password === 'string' && password !== '') rememberPassword(row.id, password)
  },
}

function useSignInName(admin: ModelAdmin, row: Row | null): ModelAdmin {
  const pool = usePool(useModel().target.connection).data
  return row !== null || pool === undefined ? admin : withSignInName(admin, pool)
}

function useNewUserCheck(mode: FormMode) {
  const pool = usePool(useModel().target.connection).data
  return mode === 'add' ? (inputs: Inputs) => newUserProblems(inputs, pool) : withoutCheck()
}
