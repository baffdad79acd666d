import type { SyntheticEvent } from 'react'

/** What follows a save: the list, an empty form, or the same form again. */
const intents = ['save', 'addAnother', 'continue'] as const
export type Intent = (typeof intents)[number]

/** The intent of the button that submitted the form; Enter in a text box is a plain Save. */
export function intentOf(event: SyntheticEvent<HTMLFormElement>): Intent {
  const { nativeEvent } = event
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
  const value = submitter instanceof HTMLButtonElement ? submitter.value : ''
  return intents.find((intent) => intent === value) ?? 'save'
}
