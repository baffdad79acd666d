import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

const maximumRetries = 2

/** The window's cache of what it read. The backend says when something changed, so nothing goes stale by age. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The backend answers from its cache without a network; the browser's idea of being online is no reason to wait.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, thrown) =>
          failures < maximumRetries && thrown instanceof ApiError && thrown.error.retryable,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
