import { ensureBuilt } from '../../electron/start/build.ts'

/** Runs once before the specs: they open the built bundles, as they would ship. */
// biome-ignore lint/style/noDefaultExport: Playwright calls a global setup by its default export.
export default ensureBuilt
