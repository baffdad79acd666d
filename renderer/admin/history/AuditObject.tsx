import { Link } from 'react-router'
import { modelNameSchema } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { useSession } from '../../api/session.tsx'
import { OneLine } from '../../components/values/FieldValueView.tsx'
import { changeAddress } from '../addresses.ts'

/** The object an entry is about; a link where it can be opened from here. */
export function AuditObject({ entry }: { entry: Row }) {
  const { connection } = useSession()
  const model = modelNameSchema.safeParse(entry.values.model)
  const id = String(entry.values.object_id ?? '')
  const label = String(entry.values.object_label ?? '') || id
  const here =
    model.success &&
    (registry[model.data].scope === 'console' || entry.values.connection === connection?.id) &&
    registry[model.data].fieldsets.length > 0
  const gone = entry.values.action === 'delete' && entry.values.outcome === 'done'
  const text = <OneLine text={label} />
  return here && id !== '' && !gone ? <Link to={changeAddress(model.data, id)}>{text}</Link> : text
}
