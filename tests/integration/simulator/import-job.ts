import {
  type CognitoIdentityProviderClient,
  CreateUserImportJobCommand,
  type CreateUserImportJobCommandInput,
  DescribeUserImportJobCommand,
  GetCSVHeaderCommand,
  StartUserImportJobCommand,
  StopUserImportJobCommand,
  type UserImportJobType,
} from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'

type Pool = { readonly client: CognitoIdentityProviderClient; readonly UserPoolId: string }

/** A job's own members, as far as every answer has them. */
export type ImportJob = UserImportJobType & { readonly JobId: string; readonly PreSignedUrl: string }

/** Values by column; columns that are left out are empty. */
export type ImportRow = Readonly<Record<string, string>>

export async function createJob(
  { client, UserPoolId }: Pool,
  input: Partial<CreateUserImportJobCommandInput> = {},
): Promise<ImportJob> {
  const answer = await client.send(
    new CreateUserImportJobCommand({
      UserPoolId,
      JobName: 'Import',
      CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role',
      ...input,
    }),
  )
  return known(answer.UserImportJob)
}

export async function describeJob({ client, UserPoolId }: Pool, JobId: string): Promise<ImportJob> {
  const answer = await client.send(new DescribeUserImportJobCommand({ UserPoolId, JobId }))
  return known(answer.UserImportJob)
}

export async function startJob({ client, UserPoolId }: Pool, JobId: string): Promise<ImportJob> {
  const answer = await client.send(new StartUserImportJobCommand({ UserPoolId, JobId }))
  return known(answer.UserImportJob)
}

export async function stopJob({ client, UserPoolId }: Pool, JobId: string): Promise<ImportJob> {
  const answer = await client.send(new StopUserImportJobCommand({ UserPoolId, JobId }))
  return known(answer.UserImportJob)
}

/** Puts a file at an address, through the handler that the client sends its own requests with. */
export async function upload(
  { client }: Pick<Pool, 'client'>,
  address: string,
  file: string | Uint8Array,
  headers: Readonly<Record<string, string>> = { 'x-amz-server-side-encryption': 'aws:kms' },
): Promise<{ status: number; body: string }> {
  const { protocol, hostname, port, pathname, searchParams } = new URL(address)
  const request = new HttpRequest({
    method: 'PUT',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { ...headers, host: hostname, 'content-length': String(Buffer.byteLength(file)) },
    body: file,
  })
  const { response } = await client.config.requestHandler.handle(request)
  const parts: Uint8Array[] = []
  if (response.body instanceof Uint8Array) parts.push(response.body)
  else for await (const part of response.body) parts.push(part)
  return { status: response.statusCode, body: Buffer.concat(parts).toString() }
}

/** A file of these rows, with the columns that the pool asks for. */
export async function importFile(
  { client, UserPoolId }: Pool,
  rows: readonly ImportRow[],
  furtherColumns: readonly string[] = [],
): Promise<string> {
  const { CSVHeader = [] } = await client.send(new GetCSVHeaderCommand({ UserPoolId }))
  const columns = [...CSVHeader, ...furtherColumns]
  const lines = rows.map((row) => columns.map((column) => (row[column] ?? '').replaceAll(',', '\\,')))
  return [columns, ...lines].map((line) => `${line.join(',')}\n`).join('')
}

/** A row that any pool takes whose e-mail addresses are verified. */
export function importedUser(name: string, more: ImportRow = {}): ImportRow {
  return {
    'cognito:username': name,
    email: `${name}@example.com`,
    email_verified: 'TRUE',
    'cognito:mfa_enabled': 'FALSE',
    ...more,
  }
}

/** Creates a job, uploads its file and starts it. */
export async function startImport(
  pool: Pool,
  rows: readonly ImportRow[],
  input: Partial<CreateUserImportJobCommandInput> = {},
): Promise<ImportJob> {
  const furtherColumns = input.PasswordHashingAlgorithm === undefined ? [] : ['password_hash']
  return await startFile(pool, await importFile(pool, rows, furtherColumns), input)
}

/** Creates a job, uploads a file as it is and starts the job. */
export async function startFile(
  pool: Pool,
  file: string | Uint8Array,
  input: Partial<CreateUserImportJobCommandInput> = {},
): Promise<ImportJob> {
  const { JobId, PreSignedUrl } = await createJob(pool, input)
  const { status, body } = await upload(pool, PreSignedUrl, file)
  if (status !== 200) throw new Error(`The upload was answered with ${status}: ${body}`)
  return await startJob(pool, JobId)
}

function known(job: UserImportJobType | undefined): ImportJob {
  const { JobId, PreSignedUrl } = job ?? {}
  if (JobId === undefined || PreSignedUrl === undefined) throw new Error('The answer has no job.')
  return { ...job, JobId, PreSignedUrl }
}
