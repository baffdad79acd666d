import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useMessages } from '../components/messages.tsx'
import { listAddress } from './addresses.ts'
import { useModel } from './model-context.tsx'
import { useListState } from './use-list-state.ts'
import { capitalised } from './wording.ts'

/** Leads back to the list from the page of an object that is not there, and says so. */
export function useObjectGone(): (name: string) => void {
  const { admin } = useModel()
  const messages = useMessages()
  const navigate = useNavigate()
  const listState = useListState()
  return (name) => {
    messages.showOnNextPage(
      'warning',
      <>
        {capitalised(admin.label)} “<bdi>{name}</bdi>” doesn’t exist. Perhaps it was deleted?
      </>,
    )
    void navigate(listAddress(admin.name, listState), { replace: true })
  }
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
