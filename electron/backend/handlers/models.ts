import { type Action, whyRefused } from '../../../shared/admin/action.ts'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { ConnectionId } from '../../../shared/domain/connection.ts'
import type { Audit } from '../audit/audit.ts'
import { changesBetween, parameterChanges } from '../audit/changes.ts'
import type { Desk } from '../connections/desk.ts'
import type { Handlers } from '../dispatch.ts'
import type { EventHub } from '../event-hub.ts'
import { failureOf, fieldsFailure } from '../failure.ts'
import { type BulkParts, type BulkWork, runBulk } from '../models/bulk.ts'
import { type ConnectionsParts, connectionsAdapter } from '../models/connections-adapter.ts'
import { groupsAdapter } from '../models/groups-adapter.ts'
import type { ModelAdapter } from '../models/model-adapter.ts'
import { notOffered } from '../models/read-only.ts'
import { readOnlyAdapter } from '../models/read-only-adapter.ts'
import { usersAdapter } from '../models/users/users-adapter.ts'

type Target = { readonly model: ModelName; readonly connection: ConnectionId | null }

type ModelChannels = 'describe' | 'list' | 'count' | 'facets' | 'get' | 'add' | 'change' | 'delete' | 'action'

/** The channels that every model answers, each through its adapter. */
export function modelHandlers(parts: {
  readonly desk: Desk
  readonly audit: Audit
  readonly events: EventHub
  readonly connections: ConnectionsParts
}): Pick<Handlers, ModelChannels> {
  const { audit, desk, events } = parts

  const adapterOf = async ({ model, connection }: Target): Promise<ModelAdapter> => {
    switch (model) {
      case 'users':
        return await usersAdapter({ open: desk.require(connection), audit, events })
      case 'groups':
        return groupsAdapter({ open: desk.require(connection), audit, events })
      case 'departed_users':
      case 'sync_runs': {
        const open = desk.require(connection)
        return readOnlyAdapter(await open.admin(model), open.cache)
      }
      case 'connections':
        return connectionsAdapter(parts.connections)
      case 'audit':
        return readOnlyAdapter(registry.audit, parts.connections.store)
    }
  }
  const bulkOf = (target: Target, adapter: ModelAdapter): BulkParts => ({
    adapter,
    connection: adapter.admin.scope === 'pool' ? desk.require(target.connection).connection : null,
    audit,
    events,
  })

  return {
    describe: async (input) => (await adapterOf(input)).admin,
    list: async (input) => {
      const { admin, reader } = await adapterOf(input)
      return { rows: await reader.list(admin, input.query) }
    },
    count: async (input) => {
      const { admin, reader } = await adapterOf(input)
      return await reader.count(admin, input.query)
    },
    facets: async (input) => {
      const { admin, reader } = await adapterOf(input)
      return { facets: await reader.facets(admin, input.query, input.counts) }
    },
    get: async (input, call) => await (await adapterOf(input)).get(input.id, input.fresh, call),
    add: async (input, call) => {
      const adapter = await adapterOf(input)
      if (!adapter.admin.can.add) throw notOffered(adapter.admin, 'added')
      return await adapter.add(input.values, call)
    },
    change: async (input, call) => {
      const adapter = await adapterOf(input)
      if (!adapter.admin.can.change) throw notOffered(adapter.admin, 'changed')
      const missing = Object.keys(input.values).filter((name) => !Object.hasOwn(input.previous, name))
      if (missing.length > 0) {
        throw failureOf(
          'invalid_input',
          `The form does not say what was there before: ${missing.join(', ')}.`,
          {
            advice: 'Reload the form and change it again.',
          },
        )
      }
      return await adapter.change(input.id, input, call)
    },
    delete: async (input, call) => {
      const adapter = await adapterOf(input)
      if (!adapter.admin.can.delete) throw notOffered(adapter.admin, 'deleted')
      const work: BulkWork = {
        action: 'delete',
        refusal: () => null,
        changes: (row) => changesBetween(adapter.admin, row.values, null),
        perform: adapter.remove,
      }
      return await runBulk(bulkOf(input, adapter), input.selection, work, call)
    },
    action: async (input, call) => {
      const adapter = await adapterOf(input)
      const action = adapter.admin.actions.find(({ name }) => name === input.action)
      if (action === undefined) throw noSuchAction(adapter, input.action)
      if (!action.bulk && !(input.selection.kind === 'ids' && input.selection.ids.length === 1)) {
        throw notForMany(action)
      }
      const problems = await adapter.actionProblems(action, input.parameters)
      if (Object.keys(problems).length > 0) throw fieldsFailure(problems)
      const work: BulkWork = {
        action: action.name,
        refusal: (row) => whyRefused(action, row.values),
        changes: () => parameterChanges(action.parameters, input.parameters),
        perform: (row, own) => adapter.act(action, row, input.parameters, own),
      }
      return await runBulk(bulkOf(input, adapter), input.selection, work, call)
    },
  }
}

function noSuchAction(adapter: ModelAdapter, name: string) {
  return failureOf('invalid_input', `${adapter.admin.labelPlural} have no action “${name}”.`, {
    advice: 'Reload the window and use what the page offers.',
  })
}

function notForMany(action: Action) {
  return failureOf('invalid_input', `“${action.label}” is for one object at a time.`, {
    advice: 'Open the object and use the action there.',
  })
}
