import type { MenuItemConstructorOptions } from 'electron'

export type MenuOptions = {
  readonly platform: NodeJS.Platform
  readonly isDeveloping: boolean
  readonly openLink: (address: string) => void
}

const documentation = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html'

/** The application menu with the platform's usual entries. Copy and paste on macOS work through it only. */
export function menuTemplate({
  platform,
  isDeveloping,
  openLink,
}: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        ...(isDeveloping
          ? [
              { role: 'reload' } as const,
              { role: 'forceReload' } as const,
              { role: 'toggleDevTools' } as const,
              { type: 'separator' } as const,
            ]
          : []),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Amazon Cognito documentation', click: () => openLink(documentation) },
        ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
      ],
    },
  ]
}
