import type { Field } from '../field.ts'
import type { ModelAdmin } from '../model-admin.ts'
import { usersAdmin } from './users.ts'

/** What the cache knows of users only while they are there. */
const ofPresentUsers = ['first_seen_at', 'changed_at', 'synced_at']

/** A user's field to be looked at: nothing of it can be typed, and few of these lists are long enough to be sorted. */
function lastSeen(field: Field): Field {
  const { name, label, type, choices, relation } = field
  return {
    name,
    label,
    type,
    readOnly: true,
    ...(choices === undefined ? {} : { choices }),
    ...(relation === undefined ? {} : { relation }),
    ...(['username', 'sub', 'status'].includes(name) ? { filterable: true } : {}),
    ...(name === 'username' ? { sortable: true } : {}),
  }
}

/**
 * Users who are no longer in the pool, as they were last seen, under the subs they had. Custom attributes are merged
 * in when the pool is known.
 */
export const departedUsersAdmin: ModelAdmin = {
  name: 'departed_users',
  app: 'cognito',
  scope: 'pool',
  label: 'departed user',
  labelPlural: 'Departed users',
  description: 'Deleted from the pool: as they were last seen, for 30 days.',
  icon: 'person-x',
  fields: [
    ...usersAdmin.fields
      .filter((field) => field.addOnly !== true && !ofPresentUsers.includes(field.name))
      .map(lastSeen),
    {
      name: 'departed_at',
      label: 'Gone since',
      type: 'datetime',
      readOnly: true,
      sortable: true,
      filterable: true,
      helpText: 'When the console found that the user is gone, or deleted the user itself.',
    },
    {
      name: 'last_seen_at',
      label: 'Last seen',
      type: 'datetime',
      readOnly: true,
      helpText: 'When the user was last read from Cognito.',
    },
    {
      name: 'reason',
      label: 'How',
      type: 'choice',
      readOnly: true,
      filterable: true,
      choices: [
        {
          value: 'sync',
          label: 'Missing in a sync',
          help: 'A run that read the whole pool no longer found them.',
        },
        {
          value: 'console',
          label: 'Deleted here',
          help: 'Deleted through this console, or found missing when it read the user again.',
        },
      ],
    },
    {
      name: 'run',
      label: 'Sync run',
      type: 'number',
      readOnly: true,
      filterable: true,
      helpText: 'The run that no longer found the user.',
    },
  ],
  listDisplay: ['username', 'email', 'display_name', 'status', 'departed_at', 'last_seen_at', 'reason'],
  listFilter: ['departed_at', 'status', 'reason'],
  searchFields: ['username', 'sub', 'email', 'phone_number', 'display_name'],
  searchHelp: 'Search every attribute',
  ordering: [{ field: 'departed_at', descending: true }],
  listPerPage: 100,
  fieldsets: [
    { title: 'Deleted', fields: ['departed_at', 'last_seen_at', 'reason', 'run'] },
    ...usersAdmin.fieldsets.map((fieldset) => ({
      ...fieldset,
      fields: fieldset.fields.filter((name) => !ofPresentUsers.includes(name)),
    })),
  ],
  addFieldsets: [],
  can: { add: false, change: false, delete: false },
  deleteNotice: '',
  actions: [],
}
