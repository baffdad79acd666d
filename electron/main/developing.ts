import { securityHeaders } from './files.ts'

/**
 * While developing, the window still lives under its own scheme, so that the sender check and the origin are what
 * they will be; only the files come from the development server on loopback.
 */
export async function serveDeveloping(request: Request, server: string, policy: string): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const answer = await fetch(new URL(`${pathname}${search}`, server), { headers: { accept: '*/*' } })
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      ...securityHeaders(policy),
      'Content-Type': answer.headers.get('content-type') ?? 'application/octet-stream',
    },
  })
}
