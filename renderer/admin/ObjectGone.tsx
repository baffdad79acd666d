import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../api/call.ts'
import { useMessages } from '../components/messages.tsx'
import { changeAddress, listAddress } from './addresses.ts'
import { useModel, useObjectId } from './model-context.tsx'
import { useListState } from './use-list-state.ts'
import { capitalised } from './wording.ts'

/**
 * Leads away from the page of an object that is not there, and says so: to the object as it was last seen where that
 * is kept, else back to the list.
 */
export function useObjectGone(): (name: string) => void {
  const { admin, target } = useModel()
  const id = useObjectId()
  const messages = useMessages()
  const navigate = useNavigate()
  const listState = useListState()
  const { keptAs } = admin

  const isKept = async (): Promise<boolean> => {
    if (keptAs === undefined) return false
    try {
      await call('get', { ...target, model: keptAs, id, fresh: false })
      return true
    } catch {
      // Neither is there more to say than that it is gone, nor is there anything else to show.
      return false
    }
  }
  const leave = async (name: string): Promise<void> => {
    const kept = await isKept()
    messages.showOnNextPage(
      'warning',
      <>
        {capitalised(admin.label)} “<bdi>{name}</bdi>”{' '}
        {kept ? 'doesn’t exist any more.' : 'doesn’t exist. Perhaps it was deleted?'}
      </>,
    )
    const address =
      kept && keptAs !== undefined ? changeAddress(keptAs, id) : listAddress(admin.name, listState)
    await navigate(address, { replace: true })
  }
  return (name) => void leave(name)
}

/** Stands for the page of an object that is not there. */
export function ObjectGone({ name }: { name: string }) {
  const leave = useObjectGone()
  const left = useRef(false)
  useEffect(() => {
    if (left.current) return
    left.current = true
    leave(name)
  }, [leave, name])
  return null
}
