import type { Random } from '../../random.ts'
import type { Account } from '../account.ts'

/** How long an address takes a file, in seconds. */
const lifetimeSeconds = 899

/** The answer to an upload, in the form of S3. */
export type UploadAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A request to put a file at an address that the service has handed out. */
export type Upload = {
  /** With the query. */
  readonly path: string
  /** Their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
}

/** An address at which S3 would take a job's file for the next 15 minutes. */
export function preSignedUrl(account: Account, userPoolId: string, jobId: string): string {
  const date = new Date(account.now()).toISOString().replace(/[-:]|\.\d+/g, '')
  const query = new URLSearchParams({
    'X-Amz-Security-Token': hexadecimal(account.random, 256),
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': date,
    'X-Amz-SignedHeaders': 'host;x-amz-server-side-encryption',
    'X-Amz-Expires': String(lifetimeSeconds),
    'X-Amz-Credential': `ASIAEXAMPLE/${date.slice(0, 8)}/${account.region}/s3/aws4_request`,
    'X-Amz-Signature': hexadecimal(account.random, 64),
  })
  return `${account.uploadOrigin}/${account.accountId}/${userPoolId}/${jobId}?${query}`
}

/**
 * Takes the file of an import job, as S3 would: at the very address that CreateUserImportJob gave, as long as it is
 * valid, and with the `x-amz-server-side-encryption` that the address is signed for. A file that comes when the job has
 * been started is of no use any more.
 */
export function takeUpload(account: Account, { path, headers, body }: Upload): UploadAnswer {
  const [, userPoolId = '', jobId = ''] = /^\/\d+\/([^/?]+)\/([^/?]+)\?/.exec(path) ?? []
  const job = account.pools.get(userPoolId)?.importJobs.find(({ id }) => id === jobId)
  if (job === undefined) return refusal(account, 'AccessDenied', 'Access Denied')
  const expiry = job.createdAt + lifetimeSeconds * 1000
  if (account.now() > expiry) {
    return refusal(account, 'AccessDenied', 'Request has expired', {
      'X-Amz-Expires': String(lifetimeSeconds),
      Expires: new Date(expiry).toISOString(),
      ServerTime: new Date(account.now()).toISOString(),
    })
  }
  if (
    headers['x-amz-server-side-encryption'] !== 'aws:kms' ||
    sortedQuery(path) !== sortedQuery(job.preSignedUrl)
  ) {
    return refusal(
      account,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    )
  }
  if (job.status === 'Created') job.file = Buffer.from(body)
  return {
    status: 200,
    headers: {
      'x-amz-request-id': hexadecimal(account.random, 16).toUpperCase(),
      'x-amz-server-side-encryption': 'aws:kms',
    },
    body: '',
  }
}

function refusal(
  account: Account,
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
): UploadAnswer {
  const requestId = hexadecimal(account.random, 16).toUpperCase()
  const members = Object.entries({ Code: code, Message: message, ...details, RequestId: requestId })
  const elements = members.map(([name, value]) => `<${name}>${value}</${name}>`)
  return {
    status: 403,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements.join('')}</Error>`,
  }
}

function sortedQuery(address: string): string {
  const query = new URLSearchParams(address.slice(address.indexOf('?')))
  query.sort()
  return query.toString()
}

function hexadecimal(random: Random, length: number): string {
  return Array.from({ length: length / 8 }, () => random.word().toString(16).padStart(8, '0')).join('')
}
