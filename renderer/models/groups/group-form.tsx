import type { FormExtension } from '../../admin/changeform/form-extension.ts'
import { GroupMembers } from './GroupMembers.tsx'

/** What the groups' forms have beyond their declaration. */
export const groupForm: FormExtension = { Related: GroupMembers }
