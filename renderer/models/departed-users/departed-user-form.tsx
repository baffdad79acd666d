import type { FormExtension } from '../../admin/changeform/form-extension.ts'
import { FormerHistory, LastSeen, RunThatMissed } from './DepartedUserParts.tsx'

/** What the pages of departed users have beyond their declaration: that they are gone, before anything else. */
export const departedUserForm: FormExtension = {
  Head: LastSeen,
  Tools: FormerHistory,
  shownValues: { run: RunThatMissed },
}
