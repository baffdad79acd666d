import type { Field } from '../field.ts'

const verified = (name: string, label: string): Field => ({
  name,
  label,
  type: 'boolean',
  filterable: true,
  helpText: 'Only a verified address or number receives codes.',
})

/** The standard attributes of OpenID Connect that every user pool has. The pool's schema says which can change. */
export const standardAttributes: Field[] = [
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
