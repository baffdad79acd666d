import {
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  type GroupType,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Group } from '../../../shared/domain/group.ts'
import { failureOf } from '../failure.ts'
import type { Cognito } from './client.ts'
import { toGroup } from './mapping.ts'
import type { RequestId } from './users.ts'

/** What a group is made of, as its form gives it. */
export type GroupValues = Pick<Group, 'name' | 'description' | 'precedence' | 'role_arn'>

type Written = { readonly group: Group; readonly requestId: RequestId }

/** A group as Cognito has it now. */
export async function readGroup(cognito: Cognito, name: string, signal?: AbortSignal): Promise<Group> {
  const output = await cognito.call(
    {
      category: 'UserPoolResourceRead',
      repeatable: true,
      send: (client, options) =>
        client.send(new GetGroupCommand({ UserPoolId: cognito.userPoolId, GroupName: name }), options),
    },
    signal,
  )
  return returned(output.Group)
}

/** Creates a group. Not repeatable: a second try would find the first one's group. */
export async function createGroup(
  cognito: Cognito,
  values: GroupValues,
  signal?: AbortSignal,
): Promise<Written> {
  const output = await cognito.call(
    {
      category: 'UserPoolResourceUpdate',
      repeatable: false,
      send: (client, options) => client.send(new CreateGroupCommand(groupInput(cognito, values)), options),
    },
    signal,
  )
  return { group: returned(output.Group), requestId: output.$metadata.requestId ?? null }
}

/** Writes a group's description, precedence and role. All that is set goes along; what is left out, Cognito keeps. */
export async function updateGroup(
  cognito: Cognito,
  values: GroupValues,
  signal?: AbortSignal,
): Promise<Written> {
  const output = await cognito.call(
    {
      category: 'UserPoolResourceUpdate',
      repeatable: true,
      send: (client, options) =>
        client.send(
          new UpdateGroupCommand({ ...groupInput(cognito, values), Description: values.description }),
          options,
        ),
    },
    signal,
  )
  return { group: returned(output.Group), requestId: output.$metadata.requestId ?? null }
}

/** Deletes a group, and the memberships with it. */
export async function deleteGroup(cognito: Cognito, name: string, signal?: AbortSignal): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserPoolResourceUpdate',
      repeatable: false,
      send: (client, options) =>
        client.send(new DeleteGroupCommand({ UserPoolId: cognito.userPoolId, GroupName: name }), options),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

function groupInput(cognito: Cognito, values: GroupValues) {
  return {
    UserPoolId: cognito.userPoolId,
    GroupName: values.name,
    ...(values.description === '' ? {} : { Description: values.description }),
    ...(values.precedence === null ? {} : { Precedence: values.precedence }),
    ...(values.role_arn === null ? {} : { RoleArn: values.role_arn }),
  }
}

function returned(group: GroupType | undefined): Group {
  if (group === undefined) {
    throw failureOf('service_failed', 'Cognito’s answer has no group in it.', { advice: 'Refresh the list.' })
  }
  return toGroup(group)
}
