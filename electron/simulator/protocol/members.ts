import { z } from 'zod'

/*
 * The members that several operations' inputs share, with the constraints of the service's API model.
 * Patterns are anchored: the service matches the whole value.
 */

const namePattern = /^(?:[\p{L}\p{M}\p{S}\p{N}\p{P}]+)$/u

export const userPoolId = z
  .string()
  .min(1)
  .max(55)
  .regex(/^(?:[\w-]+_[0-9a-zA-Z]+)$/)
export const username = z.string().min(1).max(128).regex(namePattern)
export const groupName = z.string().min(1).max(128).regex(namePattern)
export const groupDescription = z.string().max(2048)
export const precedence = z.int().min(0)
export const roleArn = z
  .string()
  .min(20)
  .max(2048)
  .regex(
    /^(?:arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?)$/,
  )
export const password = z
  .string()
  .max(256)
  .regex(/^(?:[\S]+)$/)
export const clientId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^(?:[\w+]+)$/)
export const attributeName = z.string().min(1).max(32).regex(namePattern)
export const attributes = z.array(z.object({ Name: attributeName, Value: z.string().max(2048).optional() }))
export const clientMetadata = z.record(z.string(), z.string()).optional()
export const pageToken = z
  .string()
  .min(1)
  .regex(/^(?:[\S]+)$/)
  .optional()
/** Limit of the list operations on users and groups: 0 means the maximum. */
export const pageLimit = z.int().min(0).max(60).optional()
/** MaxResults of the list operations on pools and clients, where it must be given. */
export const maxResults = z.int().min(1).max(60)
