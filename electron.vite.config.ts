import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Where the development server listens, on loopback only: the page's socket for hot reload goes there too. */
const developmentPort = 5273

/**
 * Three bundles. Only packages with native parts stay outside (package.json's dependencies); everything
 * else is bundled, so that the packaged product carries no node_modules but these.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'electron/main/index.ts'),
          'store-worker': resolve(import.meta.dirname, 'electron/backend/store/worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(import.meta.dirname, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'renderer'),
    plugins: [react()],
    server: {
      host: '127.0.0.1',
      port: developmentPort,
      strictPort: true,
      // The page lives under app://, which tells it nothing about the server.
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: developmentPort },
    },
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // Read from the disk, not over a network: one file is read sooner than many.
      chunkSizeWarningLimit: 1000,
      // The policy of the page allows no inlined script or font.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: resolve(import.meta.dirname, 'renderer/index.html'),
        // How long a plugin takes says more about the machine than about the build.
        checks: { pluginTimings: false },
      },
    },
  },
})
