import { useQueryClient } from '@tanstack/react-query'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { FormExtension } from '../../admin/changeform/form-extension.ts'
import { queryKeys } from '../../api/query-keys.ts'
import { useSession } from '../../api/session.tsx'
import { connectionAdminFor } from './connection-admin.ts'
import { connectionProblems } from './connection-rules.ts'
import { OpenConnection, OpenSaved } from './OpenConnection.tsx'
import { ProfileWidget } from './ProfileWidget.tsx'
import { TestConnection } from './TestConnection.tsx'

/** What the connections' forms have beyond their declaration. */
export const connectionForm: FormExtension = {
  useAdmin: useConnectionAdmin,
  useCheck: (mode) => (inputs) => connectionProblems(inputs, mode),
  widgets: { profile: ProfileWidget },
  useAfterSave: useSessionAgain,
  Foot: TestConnection,
  Tools: OpenConnection,
  SavedOffer: OpenSaved,
}

/** Changing the open connection closes it and opens it again: what is open now is the backend's to say. */
function useSessionAgain(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: queryKeys.session })
}

function useConnectionAdmin(admin: ModelAdmin, row: Row | null): ModelAdmin {
  const { keychain } = useSession()
  return connectionAdminFor(admin, row, keychain)
}
