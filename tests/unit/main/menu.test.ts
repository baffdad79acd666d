import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { allowedLink } from '../../../electron/main/links.ts'
import { menuTemplate } from '../../../electron/main/menu.ts'

function roles(items: readonly MenuItemConstructorOptions[]): string[] {
  return items.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? roles(submenu) : []),
  ])
}

test.each(['darwin', 'linux', 'win32'] as const)('%s has the platform’s usual menus', (platform) => {
  const found = roles(menuTemplate({ platform, isDeveloping: false, openLink: () => {} }))
  expect(found).toEqual(
    expect.arrayContaining(['fileMenu', 'editMenu', 'windowMenu', 'help', 'zoomIn', 'resetZoom']),
  )
  expect(found.includes('appMenu')).toBe(platform === 'darwin')
})

test('only developers may reload and open the developer tools', () => {
  const options = { platform: 'linux', openLink: () => {} } as const
  const developers = ['reload', 'forceReload', 'toggleDevTools']
  expect(roles(menuTemplate({ ...options, isDeveloping: true }))).toEqual(expect.arrayContaining(developers))
  const others = roles(menuTemplate({ ...options, isDeveloping: false }))
  expect(others.filter((role) => developers.includes(role))).toEqual([])
})

test('every link of the menu is one that may be opened', () => {
  const opened: string[] = []
  const click = (items: readonly MenuItemConstructorOptions[]): void => {
    for (const item of items) {
      // Electron hands a click the item, the window and the event; ours need none of them.
      if (item.click !== undefined) Reflect.apply(item.click, undefined, [])
      if (Array.isArray(item.submenu)) click(item.submenu)
    }
  }
  click(menuTemplate({ platform: 'linux', isDeveloping: false, openLink: (address) => opened.push(address) }))
  expect(opened.length).toBeGreaterThan(0)
  expect(opened.filter((address) => allowedLink(address) === undefined)).toEqual([])
})
