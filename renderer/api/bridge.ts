import type { Api } from '../../shared/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly api: Api
  }
}

/** The bridge to the backend; the one place that reads it from the window. */
export function bridge(): Api {
  return window.api
}
