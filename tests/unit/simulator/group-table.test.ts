import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Group, GroupTable } from '../../../electron/simulator/pool/groups/group-table.ts'
import { Replication } from '../../../electron/simulator/pool/replication.ts'

const delayMs = 100
const group = (name: string, modifiedAt = 0): Group => ({ name, createdAt: 0, modifiedAt })

const names = fc.constantFrom('staff', 'admins', 'Ärzte', 'beta')
const subs = fc.constantFrom('1', '2', '3', '4')
const step = fc.oneof(
  fc.record({ do: fc.constant('wait'), milliseconds: fc.integer({ min: 0, max: 80 }) }),
  fc.record({ do: fc.constantFrom('put', 'delete'), name: names }),
  fc.record({ do: fc.constantFrom('join', 'leave'), name: names, sub: subs }),
  fc.record({ do: fc.constant('forget'), sub: subs }),
)

/** Groups by name, and the subs of their members. */
type Model = ReadonlyMap<string, { readonly group: Group; readonly members: ReadonlySet<string> }>

function sorted(strings: Iterable<string>): string[] {
  return [...strings].sort()
}

function groupsIn(model: Model, sub: string): string[] {
  return sorted([...model].flatMap(([name, { members }]) => (members.has(sub) ? [name] : [])))
}

describe('GroupTable', () => {
  it('lists what it was a while ago, and is what it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        let now = 0
        const replication = new Replication(() => now)
        replication.delayMs = delayMs
        const table = new GroupTable(replication)
        let model: Model = new Map()
        const states: { writtenAt: number; model: Model }[] = [{ writtenAt: Number.NEGATIVE_INFINITY, model }]
        const setMembers = (name: string, change: (members: Set<string>) => void) => {
          const known = model.get(name)
          if (known === undefined) return
          const members = new Set(known.members)
          change(members)
          model = new Map(model).set(name, { ...known, members })
        }
        for (const each of steps) {
          switch (each.do) {
            case 'wait':
              now += each.milliseconds
              break
            case 'put':
              table.put(group(each.name, now))
              model = new Map(model).set(each.name, {
                group: group(each.name, now),
                members: model.get(each.name)?.members ?? new Set(),
              })
              break
            case 'delete':
              table.delete(each.name)
              model = new Map([...model].filter(([name]) => name !== each.name))
              break
            case 'join':
              if (!model.has(each.name)) break
              table.addMember(each.name, each.sub)
              setMembers(each.name, (members) => members.add(each.sub))
              break
            case 'leave':
              table.removeMember(each.name, each.sub)
              setMembers(each.name, (members) => members.delete(each.sub))
              break
            case 'forget':
              table.forgetUser(each.sub)
              for (const name of model.keys()) setMembers(name, (members) => members.delete(each.sub))
              break
          }
          states.push({ writtenAt: now, model })
          const listed = states.findLast(({ writtenAt }) => writtenAt <= now - delayMs)?.model ?? new Map()
          expect([...table.list('')]).toEqual(sorted(listed.keys()).map((name) => listed.get(name)?.group))
          for (const name of ['staff', 'admins', 'Ärzte', 'beta']) {
            expect(table.get(name)).toEqual(model.get(name)?.group)
            expect([...table.members(name, '')]).toEqual(sorted(listed.get(name)?.members ?? []))
          }
          expect(table.size).toBe(model.size)
          for (const sub of ['1', '2', '3', '4']) expect(table.groupsOf(sub)).toEqual(groupsIn(model, sub))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('begins with members, and takes more', () => {
    const table = new GroupTable(new Replication(() => 0))
    table.put(group('a'))
    table.put(group('b'))
    table.fill([
      ['9', ['a', 'b']],
      ['1', ['b']],
    ])
    table.addMember('b', '5')
    expect([...table.members('a', '')]).toEqual(['9'])
    expect([...table.members('b', '')]).toEqual(['1', '5', '9'])
    expect([...table.members('b', '1')]).toEqual(['5', '9'])
    expect(table.groupsOf('9')).toEqual(['a', 'b'])
  })

  it('lets go of a group of 200,000 without looking at each member for each', () => {
    const table = new GroupTable(new Replication(() => 0))
    table.put(group('everybody'))
    table.put(group('staff'))
    const subs = Array.from({ length: 200_000 }, (_, number) => String(number).padStart(6, '0'))
    table.fill(subs.map((sub) => [sub, ['everybody', 'staff']]))
    table.delete('everybody')
    expect([...table.members('everybody', '')]).toEqual([])
    expect(table.groupsOf('000000')).toEqual(['staff'])
    expect([...table.members('staff', '')]).toHaveLength(200_000)
  }, 5000)
})
