import { type SyntheticEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { type Control, type Resolver, useForm } from 'react-hook-form'
import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { appErrorOf } from '../../api/api-error.ts'
import { changedFields } from './changed-values.ts'
import { formProblems, type Problems } from './form-checks.ts'
import { isShown } from './form-fields.ts'
import { type Inputs, inputName, sameInput } from './input-value.ts'
import { type Intent, intentOf } from './intent.ts'

export type ObjectForm = {
  readonly control: Control<Inputs>
  readonly inputs: Inputs
  /** Whether anything was typed that is not saved. */
  readonly dirty: boolean
  readonly saving: boolean
  /** The names of the fields with an error. */
  readonly invalid: ReadonlySet<string>
  /** What was thrown by the last try to save; null when nothing was. */
  readonly failure: unknown
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => void
  /** Starts the form over with these inputs. */
  readonly restart: (inputs: Inputs) => void
  readonly setInput: (field: Field, value: Inputs[string]) => void
}

/** A form's inputs, its checks and its way to be saved, without a look of its own. */
export function useObjectForm({
  fields,
  opened,
  start,
  check,
  save,
}: {
  fields: readonly Field[]
  /** The object's values when the form was opened; null when it adds one. */
  opened: FieldValues | null
  start: Inputs
  /** Rules that span fields. */
  check: (inputs: Inputs) => Problems
  /** Saves what was typed. What it throws is shown, at the fields where it names them. */
  save: (inputs: Inputs, intent: Intent) => Promise<void>
}): ObjectForm {
  const resolver: Resolver<Inputs> = (inputs) => {
    const problems = { ...check(inputs), ...formProblems(fields, opened, inputs) }
    const entries = Object.entries(problems).map(([name, message]) => [
      inputName(name),
      { type: 'rule', message },
    ])
    return entries.length === 0
      ? { values: inputs, errors: {} }
      : { values: {}, errors: Object.fromEntries(entries) }
  }
  const form = useForm<Inputs>({ defaultValues: start, resolver })
  const { control, setError, setFocus, setValue, reset, clearErrors } = form
  const inputs = form.watch()
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [focusNext, setFocusNext] = useState<string | null>(null)

  useEffect(() => {
    // While it saves the form takes no focus.
    if (saving || focusNext === null) return
    setFocus(focusNext)
    setFocusNext(null)
  }, [saving, focusNext, setFocus])

  const receive = (thrown: unknown, sent: Inputs) => {
    setFailure(thrown)
    const named = appErrorOf(thrown).fields ?? {}
    const refused = fields.filter((field) => named[field.name] !== undefined && isShown(field, sent))
    for (const field of refused) {
      setError(inputName(field.name), { type: 'server', message: named[field.name] ?? '' })
    }
    if (refused[0] !== undefined) setFocusNext(inputName(refused[0].name))
  }

  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const intent = intentOf(event)
    setFailure(null)
    void form.handleSubmit(async (sent) => {
      setSaving(true)
      try {
        await save(sent, intent)
      } catch (thrown) {
        receive(thrown, sent)
      } finally {
        setSaving(false)
      }
    })(event)
  }

  const restart = useCallback(
    (next: Inputs) => {
      reset(next)
      setFailure(null)
    },
    [reset],
  )
  const setInput = useCallback(
    (field: Field, value: Inputs[string]) => {
      setValue(inputName(field.name), value, { shouldDirty: true })
      clearErrors(inputName(field.name))
    },
    [setValue, clearErrors],
  )

  const { errors } = form.formState
  const invalid = useMemo(
    () => new Set(fields.map(({ name }) => name).filter((name) => errors[inputName(name)] !== undefined)),
    [fields, errors],
  )
  const dirty =
    opened === null
      ? fields.some((field) => !same(field, inputs, start))
      : changedFields(fields, opened, inputs).length > 0

  return { control, inputs, dirty, saving, invalid, failure, submit, restart, setInput }
}

function same(field: Field, one: Inputs, other: Inputs): boolean {
  const [first, second] = [one[inputName(field.name)], other[inputName(field.name)]]
  return first === undefined || second === undefined || sameInput(field, first, second)
}
