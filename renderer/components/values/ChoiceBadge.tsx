import type { Choice } from '../../../shared/admin/field.ts'

/** Bootstrap's colour for each tone. */
const toneColours: Record<NonNullable<Choice['tone']>, string> = {
  neutral: 'secondary',
  good: 'success',
  warning: 'warning',
  bad: 'danger',
  info: 'info',
}

/** A choice by its label, coloured by its tone; the title says what it means. */
export function ChoiceBadge({ choices, value }: { choices: readonly Choice[]; value: string }) {
  const choice = choices.find((candidate) => candidate.value === value)
  if (choice?.tone === undefined) return <bdi>{choice?.label ?? value}</bdi>
  return (
    <span className={`badge tone tone-${toneColours[choice.tone]}`} title={choice.help}>
      {choice.label}
    </span>
  )
}
