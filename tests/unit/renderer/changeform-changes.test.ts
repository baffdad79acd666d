import { describe, expect, test } from 'vitest'
import { additionOf, changeOf } from '../../../renderer/admin/changeform/changed-values.ts'
import { mergeNewer } from '../../../renderer/admin/changeform/conflict.ts'
import { editableFields, sectionsOf } from '../../../renderer/admin/changeform/form-fields.ts'
import { initialInputs, inputsOf } from '../../../renderer/admin/changeform/input-value.ts'
import type { Field } from '../../../shared/admin/field.ts'
import { connectionsAdmin } from '../../../shared/admin/models/connections.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'

const fields = editableFields(sectionsOf(usersAdmin, 'change'), 'change')
const opened = {
  username: 'ana',
  email: 'ana@example.com',
  email_verified: true,
  nickname: null,
  enabled: true,
  groups: ['staff', 'admins'],
}
const typed = (more: Record<string, string | boolean | string[]>) => ({
  ...inputsOf(fields, opened),
  ...more,
})

describe('the fields of a form', () => {
  test('changing leaves out what only adding asks, and fixes what never changes', () => {
    const names = fields.map(({ name }) => name)
    expect(names).toContain('email')
    expect(names).not.toContain('temporary_password')
    expect(names).not.toContain('username')
    expect(names).not.toContain('status')
  })

  test('adding offers what never changes afterwards', () => {
    const names = editableFields(sectionsOf(usersAdmin, 'add'), 'add').map(({ name }) => name)
    expect(names).toContain('username')
    expect(names).toContain('temporary_password')
  })

  test('only looking changes nothing', () => {
    expect(editableFields(sectionsOf(usersAdmin, 'view'), 'view')).toEqual([])
  })
})

describe('what a change sends', () => {
  test('nothing, when nothing was typed', () => {
    expect(changeOf(fields, opened, typed({}))).toEqual({ values: {}, previous: {} })
  })

  test('what was typed and taken back is no change', () => {
    expect(
      changeOf(fields, opened, typed({ groups: ['admins', 'staff'], email: 'ana@example.com ' })),
    ).toEqual({
      values: {},
      previous: {},
    })
  })

  test('each value with the one it had', () => {
    expect(
      changeOf(fields, opened, typed({ email: '', nickname: 'Ani', enabled: false, groups: [] })),
    ).toEqual({
      values: { email: null, nickname: 'Ani', enabled: false, groups: [] },
      previous: { email: 'ana@example.com', nickname: null, enabled: true, groups: ['staff', 'admins'] },
    })
  })
})

describe('what an addition sends', () => {
  const connectionFields = editableFields(sectionsOf(connectionsAdmin, 'add'), 'add')

  test('what is filled in and shown: keys typed before another source was chosen are not', () => {
    const inputs = {
      ...initialInputs(connectionFields),
      name: 'Shop',
      access_key_id: 'AKIAEXAMPLEEXAMPLE',
      credential_source: 'profile',
      profile: 'shop',
    }
    expect(additionOf(connectionFields, inputs)).toEqual({
      name: 'Shop',
      environment: 'development',
      list_calls_per_second: 20,
      credential_source: 'profile',
      profile: 'shop',
    })
  })

  test('a switch that is off only where the declaration starts with a value', () => {
    const off: Field = { name: 'off', label: 'Off', type: 'boolean' }
    const on: Field = { name: 'on', label: 'On', type: 'boolean', initial: true }
    expect(additionOf([off, on], { off: false, on: false })).toEqual({ on: false })
  })
})

describe('when somebody else changed the object meanwhile', () => {
  const newer = { ...opened, email: 'new@example.com', nickname: 'Nick', groups: ['staff'] }

  test('what was not touched takes the new values, and what was typed stays', () => {
    const { inputs } = mergeNewer(fields, opened, typed({ email: 'mine@example.com' }), newer)
    expect(inputs).toMatchObject({ email: 'mine@example.com', nickname: 'Nick', groups: ['staff'] })
  })

  test('what both changed is a conflict, with all three values', () => {
    const { conflicts } = mergeNewer(
      fields,
      opened,
      typed({ email: 'mine@example.com', enabled: false }),
      newer,
    )
    expect(conflicts).toMatchObject([
      {
        field: { name: 'email' },
        opened: 'ana@example.com',
        now: 'new@example.com',
        typed: 'mine@example.com',
      },
    ])
  })

  test('both to the same is none', () => {
    const { conflicts } = mergeNewer(fields, opened, typed({ nickname: 'Nick' }), newer)
    expect(conflicts).toEqual([])
  })

  test('saving again sends what it is now as the value before', () => {
    const { inputs } = mergeNewer(fields, opened, typed({ email: 'mine@example.com' }), newer)
    expect(changeOf(fields, newer, inputs)).toEqual({
      values: { email: 'mine@example.com' },
      previous: { email: 'new@example.com' },
    })
  })
})
