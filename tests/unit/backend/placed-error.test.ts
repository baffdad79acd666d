import { AliasExistsException, UsernameExistsException } from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { placed } from '../../../electron/backend/models/users/placed-error.ts'

const fields = ['username', 'email', 'phone_number']
const $metadata = {}

it.each([
  [new UsernameExistsException({ message: 'User account already exists', $metadata }), 'username'],
  // A pool whose usernames are addresses: it is the username that was typed.
  [
    new UsernameExistsException({ message: 'An account with the given email already exists.', $metadata }),
    'username',
  ],
  // A pool in which a verified address stands for the username: it is the address that is taken.
  [new UsernameExistsException({ message: 'An account with the email already exists.', $metadata }), 'email'],
  [
    new UsernameExistsException({ message: 'An account with the phone_number already exists.', $metadata }),
    'phone_number',
  ],
  [new AliasExistsException({ message: 'An account with the email already exists.', $metadata }), 'email'],
])('%s is shown at the field %s', (thrown, field) => {
  expect(placed(thrown, fields).appError.fields).toEqual({ [field]: thrown.message })
})
