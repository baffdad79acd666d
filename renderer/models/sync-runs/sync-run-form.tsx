import type { FormExtension } from '../../admin/changeform/form-extension.ts'
import { foundCount } from './FoundCount.tsx'
import { RunDuration } from './RunDuration.tsx'

/** What the pages of sync runs have beyond their declaration: counts that lead to lists. */
export const syncRunForm: FormExtension = {
  shownValues: {
    duration: RunDuration,
    added: foundCount('added'),
    changed: foundCount('changed'),
    gone: foundCount('gone'),
  },
}
