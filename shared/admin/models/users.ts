import type { Action } from '../action.ts'
import type { Field } from '../field.ts'
import type { ModelAdmin } from '../model-admin.ts'

const statusField: Field = {
  name: 'status',
  label: 'Status',
  type: 'choice',
  readOnly: true,
  sortable: true,
  filterable: true,
  choices: [
    { value: 'CONFIRMED', label: 'Confirmed', tone: 'good', help: 'Signs in with a password of their own.' },
    {
      value: 'FORCE_CHANGE_PASSWORD',
      label: 'Must change password',
      tone: 'warning',
      help: 'Has a temporary password and must choose a new one at the next sign-in.',
    },
    {
      value: 'UNCONFIRMED',
      label: 'Unconfirmed',
      tone: 'warning',
      help: 'Signed up, but has not confirmed the code yet.',
    },
    {
      value: 'RESET_REQUIRED',
      label: 'Reset required',
      tone: 'warning',
      help: 'Cannot sign in until the password is reset with a code.',
    },
    {
      value: 'EXTERNAL_PROVIDER',
      label: 'External provider',
      tone: 'info',
      help: 'Signs in through another identity provider; has no password here.',
    },
    { value: 'ARCHIVED', label: 'Archived', tone: 'neutral', help: 'No longer active.' },
    {
      value: 'COMPROMISED',
      label: 'Compromised',
      tone: 'bad',
      help: 'Disabled by Cognito because of a possible security threat.',
    },
    { value: 'UNKNOWN', label: 'Unknown', tone: 'neutral', help: 'Cognito does not know the status.' },
  ],
}

const verified = (name: string, label: string): Field => ({
  name,
  label,
  type: 'boolean',
  filterable: true,
  helpText: 'Only a verified address or number receives codes.',
})

/** The standard attributes of OpenID Connect that every user pool has. The pool's schema says which can change. */
const standardAttributes: Field[] = [
  { name: 'email', label: 'Email', type: 'email', sortable: true, filterable: true, maxLength: 2048 },
  verified('email_verified', 'Email verified'),
  {
    name: 'phone_number',
    label: 'Phone number',
    type: 'phone',
    sortable: true,
    filterable: true,
    maxLength: 2048,
    helpText: 'In E.164 form: + and the country code, such as +4915112345678.',
  },
  verified('phone_number_verified', 'Phone number verified'),
  { name: 'name', label: 'Full name', type: 'text', filterable: true, maxLength: 2048 },
  { name: 'given_name', label: 'Given name', type: 'text', filterable: true, maxLength: 2048 },
  { name: 'middle_name', label: 'Middle name', type: 'text', filterable: true, maxLength: 2048 },
  { name: 'family_name', label: 'Family name', type: 'text', filterable: true, maxLength: 2048 },
  { name: 'nickname', label: 'Nickname', type: 'text', filterable: true, maxLength: 2048 },
  {
    name: 'preferred_username',
    label: 'Preferred username',
    type: 'text',
    filterable: true,
    maxLength: 2048,
  },
  { name: 'gender', label: 'Gender', type: 'text', filterable: true, maxLength: 2048 },
  { name: 'birthdate', label: 'Birth date', type: 'date', filterable: true },
  {
    name: 'locale',
    label: 'Locale',
    type: 'text',
    filterable: true,
    maxLength: 2048,
    helpText: 'Such as en-US or de-DE.',
  },
  {
    name: 'zoneinfo',
    label: 'Time zone',
    type: 'text',
    filterable: true,
    maxLength: 2048,
    helpText: 'Such as Europe/Berlin.',
  },
  { name: 'address', label: 'Address', type: 'multiline', filterable: true, maxLength: 2048 },
  { name: 'picture', label: 'Picture', type: 'url', maxLength: 2048 },
  { name: 'profile', label: 'Profile page', type: 'url', maxLength: 2048 },
  { name: 'website', label: 'Website', type: 'url', maxLength: 2048 },
]

const newPassword = (label: string): Field => ({
  name: 'password',
  label,
  type: 'secret',
  required: true,
  maxLength: 256,
})

const federated = {
  field: 'status',
  values: ['EXTERNAL_PROVIDER'],
  reason: 'This user signs in through another identity provider and has no password here.',
}

const groupParameter: Field = {
  name: 'group',
  label: 'Group',
  type: 'relation',
  relation: 'groups',
  required: true,
}

const actions: Action[] = [
  {
    name: 'enable',
    label: 'Enable',
    description: 'The user can sign in again.',
    bulk: true,
    confirm: 'none',
    parameters: [],
    refusedWhen: [{ field: 'enabled', values: [true], reason: 'The user is enabled already.' }],
    doneMessage: '{count} enabled.',
  },
  {
    name: 'disable',
    label: 'Disable',
    description: 'The user can no longer sign in, and all access tokens are revoked. Nothing is deleted.',
    bulk: true,
    confirm: 'ask',
    parameters: [],
    refusedWhen: [{ field: 'enabled', values: [false], reason: 'The user is disabled already.' }],
    doneMessage: '{count} disabled.',
  },
  {
    name: 'send_reset_code',
    label: 'Send reset code',
    description:
      'The present password stops working. Cognito sends a code, valid for one hour, with which the user chooses a new password.',
    bulk: true,
    confirm: 'ask',
    parameters: [],
    refusedWhen: [
      federated,
      {
        field: 'status',
        values: ['FORCE_CHANGE_PASSWORD'],
        reason: 'The user still has a temporary password. Resend the invitation or set a password instead.',
      },
      {
        field: 'status',
        values: ['UNCONFIRMED'],
        reason: 'The sign-up is not confirmed yet. Confirm the sign-up first.',
      },
      { field: 'enabled', values: [false], reason: 'The user is disabled. Enable the user first.' },
    ],
    doneMessage: 'Reset code sent to {count}.',
  },
  {
    name: 'set_temporary_password',
    label: 'Set temporary password',
    description:
      'The user signs in with this password once and must then choose a new one. Nothing is sent: you pass the password on.',
    bulk: false,
    confirm: 'none',
    parameters: [newPassword('Temporary password')],
    refusedWhen: [federated],
    doneMessage: 'Temporary password of {label} set.',
  },
  {
    name: 'set_permanent_password',
    label: 'Set permanent password',
    description:
      'The user signs in with this password from now on and is not asked to change it. Nothing is sent: you pass the password on.',
    bulk: false,
    confirm: 'none',
    parameters: [newPassword('Permanent password')],
    refusedWhen: [federated],
    doneMessage: 'Permanent password of {label} set.',
  },
  {
    name: 'resend_invitation',
    label: 'Resend invitation',
    description:
      'Cognito makes a new temporary password and sends the invitation again. The old one stops working.',
    bulk: false,
    confirm: 'none',
    parameters: [
      {
        name: 'delivery',
        label: 'Send by',
        type: 'choice',
        required: true,
        initial: 'EMAIL',
        choices: [
          { value: 'EMAIL', label: 'Email' },
          { value: 'SMS', label: 'SMS' },
          { value: 'BOTH', label: 'Email and SMS' },
        ],
      },
    ],
    refusedWhen: [
      {
        field: 'status',
        values: [
          'CONFIRMED',
          'UNCONFIRMED',
          'RESET_REQUIRED',
          'EXTERNAL_PROVIDER',
          'ARCHIVED',
          'COMPROMISED',
          'UNKNOWN',
        ],
        reason: 'Only a user who still has a temporary password can be invited again.',
      },
    ],
    doneMessage: 'Invitation sent to {label} again.',
  },
  {
    name: 'sign_out_everywhere',
    label: 'Sign out everywhere',
    description:
      'All refresh tokens are revoked. Access tokens that services check without asking Cognito work until they expire.',
    bulk: true,
    confirm: 'ask',
    parameters: [],
    refusedWhen: [],
    doneMessage: '{count} signed out everywhere.',
  },
  {
    name: 'confirm_sign_up',
    label: 'Confirm sign-up',
    description:
      'The user can sign in without the confirmation code. Email and phone number stay unverified.',
    bulk: false,
    confirm: 'none',
    parameters: [],
    refusedWhen: [
      {
        field: 'status',
        values: [
          'CONFIRMED',
          'FORCE_CHANGE_PASSWORD',
          'RESET_REQUIRED',
          'EXTERNAL_PROVIDER',
          'ARCHIVED',
          'COMPROMISED',
          'UNKNOWN',
        ],
        reason: 'Only an unconfirmed sign-up can be confirmed.',
      },
    ],
    doneMessage: 'Sign-up of {label} confirmed.',
  },
  {
    name: 'add_to_group',
    label: 'Add to group',
    description: 'The user becomes a member and gets the group in the tokens issued from then on.',
    bulk: true,
    confirm: 'none',
    parameters: [groupParameter],
    refusedWhen: [],
    doneMessage: '{count} added to the group.',
  },
  {
    name: 'remove_from_group',
    label: 'Remove from group',
    description:
      'The user is no longer a member. Tokens issued before still name the group until they expire.',
    bulk: true,
    confirm: 'ask',
    parameters: [groupParameter],
    refusedWhen: [],
    doneMessage: '{count} removed from the group.',
  },
]

/** Users of the open pool. Custom attributes are merged in when the pool is known (see ../pool-schema.ts). */
export const usersAdmin: ModelAdmin = {
  name: 'users',
  app: 'cognito',
  scope: 'pool',
  label: 'user',
  labelPlural: 'Users',
  description: 'Who can sign in with this user pool.',
  icon: 'people',
  fields: [
    {
      name: 'username',
      label: 'Username',
      type: 'text',
      required: true,
      immutable: true,
      sortable: true,
      filterable: true,
      minLength: 1,
      maxLength: 128,
      pattern: { source: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+', message: 'A username has no spaces.' },
      helpText:
        'Never changes afterwards. In pools that sign in with an e-mail address or phone number, give that.',
    },
    { name: 'sub', label: 'Sub', type: 'text', readOnly: true, filterable: true },
    {
      name: 'display_name',
      label: 'Name',
      type: 'text',
      readOnly: true,
      sortable: true,
      helpText: 'The full name, or given and family name together.',
    },
    statusField,
    {
      name: 'enabled',
      label: 'Enabled',
      type: 'boolean',
      sortable: true,
      filterable: true,
      initial: true,
      helpText: 'A disabled user cannot sign in. Disable instead of deleting where you are not sure.',
    },
    {
      name: 'groups',
      label: 'Groups',
      type: 'relation',
      relation: 'groups',
      filterable: true,
      helpText: 'The groups this user belongs to. Tokens name them from the next sign-in or refresh on.',
    },
    ...standardAttributes,
    {
      name: 'identities',
      label: 'Linked identities',
      type: 'multiline',
      readOnly: true,
      helpText: 'The identity providers this user signs in through, as Cognito keeps them.',
    },
    {
      name: 'created_at',
      label: 'Created',
      type: 'datetime',
      readOnly: true,
      sortable: true,
      filterable: true,
    },
    {
      name: 'updated_at',
      label: 'Updated',
      type: 'datetime',
      readOnly: true,
      sortable: true,
      filterable: true,
    },
    {
      name: 'changed_at',
      label: 'Last change seen',
      type: 'datetime',
      readOnly: true,
      helpText: 'When the console last saw any value differ, group memberships included.',
    },
    { name: 'synced_at', label: 'Read from Cognito', type: 'datetime', readOnly: true },
    {
      name: 'temporary_password',
      label: 'Temporary password',
      type: 'secret',
      addOnly: true,
      maxLength: 256,
      helpText:
        'Leave empty and Cognito makes one up. Without an invitation nobody would learn it: type or generate one.',
    },
    {
      name: 'invitation',
      label: 'Invitation',
      type: 'choice',
      addOnly: true,
      required: true,
      initial: 'EMAIL',
      choices: [
        { value: 'EMAIL', label: 'Send by email' },
        { value: 'SMS', label: 'Send by SMS' },
        { value: 'BOTH', label: 'Send by email and SMS' },
        { value: 'NONE', label: 'Do not send' },
      ],
      helpText: 'The message tells the user the username and the temporary password.',
    },
  ],
  listDisplay: ['username', 'email', 'display_name', 'status', 'enabled', 'created_at', 'updated_at'],
  listFilter: ['status', 'enabled', 'groups', 'created_at'],
  searchFields: ['username', 'sub', 'email', 'phone_number', 'display_name'],
  searchHelp: 'Search every attribute',
  ordering: [{ field: 'created_at', descending: true }],
  listPerPage: 100,
  fieldsets: [
    { title: null, fields: ['username', 'sub', 'status'] },
    {
      title: 'Contact',
      fields: ['email', 'email_verified', 'phone_number', 'phone_number_verified'],
    },
    {
      title: 'Personal info',
      fields: [
        'name',
        'given_name',
        'middle_name',
        'family_name',
        'nickname',
        'preferred_username',
        'gender',
        'birthdate',
        'locale',
        'zoneinfo',
        'address',
        'picture',
        'profile',
        'website',
      ],
    },
    { title: 'Permissions', fields: ['enabled', 'groups'] },
    { title: 'Important dates', fields: ['created_at', 'updated_at', 'changed_at', 'synced_at'] },
    { title: 'Federation', fields: ['identities'], collapsed: true },
  ],
  addFieldsets: [
    {
      title: null,
      description: 'First the username and how to invite the user. Afterwards you can fill in the rest.',
      fields: ['username', 'email', 'email_verified', 'phone_number', 'phone_number_verified'],
    },
    { title: 'Invitation', fields: ['invitation', 'temporary_password'] },
  ],
  can: { add: true, change: true, delete: true },
  deleteNotice:
    'Group memberships, remembered devices and all sessions go with the user. The sub cannot be given again.',
  actions,
}
