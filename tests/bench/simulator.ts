import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'
import { z } from 'zod'
import { createSimulator, type Simulator } from '../../electron/simulator/index.ts'
import {
  type SearchableAttribute,
  searchableAttributes,
} from '../../electron/simulator/pool/users/search-value.ts'
import { createRandom } from '../../electron/simulator/random.ts'
import { percentile, type Samples, table, timed } from './measure.ts'

const samplesPerFilter = 60
const measuredSeconds = 5

const startFigures = z.object({ startSeconds: z.number(), rssMb: z.number(), peakRssMb: z.number() })

const listedUser = z.object({
  Username: z.string(),
  Enabled: z.boolean(),
  UserStatus: z.string(),
  Attributes: z.array(z.object({ Name: z.string(), Value: z.string() })),
})
const listedPage = z.object({ Users: z.array(listedUser), PaginationToken: z.string().optional() })

type ListedUser = z.infer<typeof listedUser>
type ListedPage = z.infer<typeof listedPage>
type PageRequest = { readonly Filter?: string; readonly PaginationToken?: string }

/**
 * What a pool of so many users costs: the start, in a process of its own, and lists by every filter. Pages are asked
 * for without the SDK, whose own work takes longer, but for the calls per second.
 */
export async function benchSimulator(users: number): Promise<object> {
  const start = startAlone(users)
  const simulator = createSimulator({ users })
  const firstPage: Samples = []
  await readPage(simulator, {}, firstPage)
  const firstUse = await firstUses(simulator)

  const everyone = await walk(simulator, {})
  const enabled = await walk(simulator, { Filter: 'status = "Enabled"' })
  const random = createRandom(users, 0)
  const requests = Array.from(
    { length: 1000 },
    () => everyone.requests[random.below(everyone.requests.length)] ?? {},
  )
  const unfiltered: Samples = []
  const pages: ListedPage[] = []
  for (const request of requests) pages.push(await readPage(simulator, request, unfiltered))
  const filters = await benchFilters(simulator, pages)
  console.log(
    table([
      ['page at any depth', unfiltered],
      ['page of a walk through everyone', everyone.samples],
      ['page of a walk by status', enabled.samples],
      ...[...firstUse].map(([name, samples]): [string, Samples] => [`first use of ${name}`, samples]),
      ...[...filters].map(([filter, samples]): [string, Samples] => [filter, samples]),
    ]),
  )
  return {
    startSeconds: round(start.startSeconds),
    rssMb: Math.round(start.rssMb),
    peakRssMb: Math.round(start.peakRssMb),
    firstPageMs: percentile(firstPage, 50),
    listMsP50: percentile(unfiltered, 50),
    listMsP95: percentile(unfiltered, 95),
    walkByStatusMsP50: percentile(enabled.samples, 50),
    filterMsP50: medians(filters),
    firstUseMs: medians(firstUse),
    callsPerSecond: await callsPerSecond(requests, listThroughSdk(simulator)),
    rawCallsPerSecond: await callsPerSecond(requests, (request) => listUsers(simulator, request)),
  }
}

function medians(samples: ReadonlyMap<string, Samples>): Record<string, number> {
  return Object.fromEntries([...samples].map(([name, each]) => [name, percentile(each, 50)]))
}

async function firstUses(simulator: Simulator): Promise<Map<string, Samples>> {
  const firstUse = new Map<string, Samples>()
  for (const attribute of searchableAttributes) {
    const samples: Samples = []
    await readPage(simulator, { Filter: `${attribute} ^= "a"` }, samples)
    firstUse.set(attribute, samples)
  }
  return firstUse
}

/** Each filter with values of these pages' users, so that what is found lies at any depth of the attribute's order. */
async function benchFilters(
  simulator: Simulator,
  pages: readonly ListedPage[],
): Promise<Map<string, Samples>> {
  const filters = new Map<string, Samples>()
  for (const attribute of searchableAttributes) {
    const oneOfEach = pages.flatMap(({ Users }) =>
      Users.flatMap((user) => valueIn(user, attribute) ?? []).slice(0, 1),
    )
    const values = oneOfEach.slice(0, samplesPerFilter)
    const beginnings = values.map((value, place) => [...value].slice(0, place % 7).join(''))
    filters.set(`${attribute} =`, await benchFilter(simulator, `${attribute} =`, values))
    filters.set(`${attribute} ^=`, await benchFilter(simulator, `${attribute} ^=`, beginnings))
  }
  return filters
}

/** The first two pages for each value. */
async function benchFilter(
  simulator: Simulator,
  filter: string,
  values: readonly string[],
): Promise<Samples> {
  const samples: Samples = []
  for (const value of values) {
    const Filter = `${filter} "${value.replaceAll(/["\\]/g, '\\$&')}"`
    const { PaginationToken } = await readPage(simulator, { Filter }, samples)
    if (PaginationToken !== undefined) await readPage(simulator, { Filter, PaginationToken }, samples)
  }
  return samples
}

function startAlone(users: number): z.infer<typeof startFigures> {
  const script = fileURLToPath(import.meta.resolve('./simulator-start.ts'))
  const output = execFileSync(process.execPath, [script, String(users)], { encoding: 'utf8' })
  return startFigures.parse(JSON.parse(output))
}

/** Every page of a listing: how long each took, and what to ask for to get it again. */
async function walk(
  simulator: Simulator,
  first: PageRequest,
): Promise<{ samples: Samples; requests: PageRequest[] }> {
  const samples: Samples = []
  const requests: PageRequest[] = []
  let request: PageRequest | undefined = first
  while (request !== undefined) {
    requests.push(request)
    const asked: PageRequest = request
    const page = await readPage(simulator, asked, samples)
    request =
      page.PaginationToken === undefined ? undefined : { ...first, PaginationToken: page.PaginationToken }
  }
  return { samples, requests }
}

function valueIn(user: ListedUser, attribute: SearchableAttribute): string | undefined {
  switch (attribute) {
    case 'username':
      return user.Username
    case 'status':
      return user.Enabled ? 'Enabled' : 'Disabled'
    case 'cognito:user_status':
      return user.UserStatus
    default:
      return user.Attributes.find(({ Name }) => Name === attribute)?.Value
  }
}

async function callsPerSecond(
  requests: readonly PageRequest[],
  call: (request: PageRequest) => Promise<unknown>,
): Promise<number> {
  for (const request of requests.slice(0, 100)) await call(request)
  const started = performance.now()
  let calls = 0
  while (performance.now() - started < measuredSeconds * 1000) {
    await call(requests[calls % requests.length] ?? {})
    calls += 1
  }
  return Math.round(calls / ((performance.now() - started) / 1000))
}

function listThroughSdk(simulator: Simulator): (request: PageRequest) => Promise<unknown> {
  const client = new CognitoIdentityProviderClient({
    region: simulator.region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    requestHandler: simulator.requestHandler,
  })
  return (request) => client.send(new ListUsersCommand({ UserPoolId: simulator.userPoolId, ...request }))
}

/** The answer's text as it would go out: a page of 60 users. */
async function listUsers(simulator: Simulator, request: PageRequest): Promise<string> {
  const { response } = await simulator.requestHandler.handle(
    new HttpRequest({
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/cognito-idp/aws4_request',
      },
      body: JSON.stringify({ UserPoolId: simulator.userPoolId, ...request }),
    }),
  )
  return String(response.body)
}

async function readPage(simulator: Simulator, request: PageRequest, samples: Samples): Promise<ListedPage> {
  const body = await timed(samples, () => listUsers(simulator, request))
  return listedPage.parse(JSON.parse(body))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
