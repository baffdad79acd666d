import { app, dialog, type WebContents } from 'electron'

/** What went wrong and why, without a stack trace. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [cause] = error.cause instanceof Error ? error.cause.message.split('\n') : []
  return cause === undefined || error.message.includes(cause) ? error.message : `${error.message} (${cause})`
}

/** Says why the console cannot start, and ends it. */
export function failStart(dataFolder: string, error: unknown): void {
  dialog.showErrorBox(
    'Poolkeeper cannot start',
    [
      describeFailure(error),
      '',
      `Data folder: ${dataFolder}`,
      'Check that you may write there and that the disk is not full. --data-folder=PATH starts with another.',
    ].join('\n'),
  )
  app.exit(1)
}

/** Shows a dialog instead of a blank window when a page or a process of ours is gone. */
export function watchPages(): void {
  app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason === 'clean-exit') return
    void offerReload(
      contents,
      'The window stopped working.',
      `Its process ended (${details.reason}, code ${details.exitCode}). Changes that were already sent to Cognito are not affected.`,
      ['Reload', 'Quit'],
    )
  })
  app.on('browser-window-created', (_event, window) => {
    window.on('unresponsive', () => {
      void offerReload(window.webContents, 'The window does not respond.', 'It may still be working.', [
        'Reload',
        'Quit',
        'Wait',
      ])
    })
  })
  app.on('child-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || details.reason === 'killed') return
    process.stderr.write(`A ${details.type} process ended: ${details.reason}, code ${details.exitCode}\n`)
  })
}

async function offerReload(
  contents: WebContents,
  message: string,
  detail: string,
  buttons: string[],
): Promise<void> {
  const last = buttons.length - 1
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Poolkeeper',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: last,
    noLink: true,
  })
  const choice = buttons[response]
  if (choice === 'Reload' && !contents.isDestroyed()) contents.reload()
  if (choice === 'Quit') app.quit()
}

/** Shows what nobody caught, once at a time, and lets the person at the desk decide. Returns how to stop watching. */
export function watchFailures(): () => void {
  let isShowing = false
  const show = async (error: unknown): Promise<void> => {
    if (isShowing) return
    isShowing = true
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Poolkeeper',
      message: 'Something went wrong that Poolkeeper did not expect.',
      detail: `${describeFailure(error)}\n\nIt is safest to quit and start again. What was saved is saved.`,
      buttons: ['Quit', 'Continue'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    isShowing = false
    if (response === 0) app.quit()
  }
  process.on('uncaughtException', show)
  process.on('unhandledRejection', show)
  return () => {
    process.off('uncaughtException', show)
    process.off('unhandledRejection', show)
  }
}
