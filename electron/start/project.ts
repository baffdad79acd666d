import { fileURLToPath } from 'node:url'

/** The project's own folder, with a slash at its end. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

/** The built main bundle. */
export const mainBundle = new URL('../../out/main/index.js', import.meta.url)
