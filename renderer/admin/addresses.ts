import type { ModelName } from '../../shared/admin/model-name.ts'

/** The parameter with which a form's address keeps the list it was opened from, as Django names it. */
export const listStateParameter = '_changelist_filters'

export const indexAddress = '/'

/** The list of a model; `listState` is a query string without its question mark. */
export function listAddress(model: ModelName, listState = ''): string {
  return `/${model}/${listState === '' ? '' : `?${listState}`}`
}

export function addAddress(model: ModelName, listState = ''): string {
  return `/${model}/add/${kept(listState)}`
}

export function changeAddress(model: ModelName, id: string, listState = ''): string {
  return `/${model}/${segment(id)}/change/${kept(listState)}`
}

export function deleteAddress(model: ModelName, id: string, listState = ''): string {
  return `/${model}/${segment(id)}/delete/${kept(listState)}`
}

/** Deletes what the router's state selects (see selection-state.ts). */
export function deleteSelectedAddress(model: ModelName, listState = ''): string {
  return `/${model}/delete/${kept(listState)}`
}

export function historyAddress(model: ModelName, id: string, listState = ''): string {
  return `/${model}/${segment(id)}/history/${kept(listState)}`
}

export function passwordAddress(id: string, listState = ''): string {
  return `/users/${segment(id)}/password/${kept(listState)}`
}

/** The id in the second segment of an object's address; null when it is not well-formed. */
export function objectIdOf(pathname: string): string | null {
  const part = pathname.split('/')[2] ?? ''
  try {
    return part === '' ? null : decodeURIComponent(part)
  } catch {
    return null
  }
}

/** Whether the second segment, where there is one, can be decoded: an address that was cut may end in half an escape. */
export function hasReadableId(pathname: string): boolean {
  return (pathname.split('/')[2] ?? '') === '' || objectIdOf(pathname) !== null
}

/** encodeURIComponent leaves dots alone, and the router would take `.` and `..` for directories. */
function segment(id: string): string {
  return /^\.{1,2}$/.test(id) ? id.replaceAll('.', '%2E') : encodeURIComponent(id)
}

function kept(listState: string): string {
  return listState === '' ? '' : `?${new URLSearchParams([[listStateParameter, listState]])}`
}
