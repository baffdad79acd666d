import type { Action } from '../action.ts'
import type { Field } from '../field.ts'

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

/** What can be done to users beside changing and deleting them, in Cognito's own limits of each status. */
export const userActions: Action[] = [
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
