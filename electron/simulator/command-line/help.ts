import { defaultQuotas } from '../transport/quota-categories.ts'
import { faultMeanings, faultSettings } from './fault-grammar.ts'
import { flags } from './flags.ts'

/** What `--help` prints. */
export function help(): string {
  const flagRows = Object.entries(flags).map(
    ([name, { value, meaning, without, repeatable }]): Row => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      [meaning, repeatable && 'repeatable', without && `default: ${without}`].filter(Boolean).join('; '),
    ],
  )
  return [
    'A user pool of Amazon Cognito on this machine: npm run --silent simulator -- [FLAG…]',
    '',
    'The first line on stdout is JSON: endpoint, region, userPoolId and clientId. SIGTERM ends it.',
    'Any credentials do. Nothing is kept on disk.',
    '',
    'Flags:',
    ...table([...flagRows, ['--help', 'prints this']]),
    '',
    'Quotas, in requests per second. An account’s own in a region, whatever the pool:',
    ...table(Object.entries(defaultQuotas).map(([name, rate]) => [name, String(rate)])),
    'OperationPerPool limits each operation of UserPoolResource… and UserPoolClient… on each pool.',
    '',
    'A fault is KIND[:OPERATION[,OPERATION…]][:SETTING…]. Its kind is one of:',
    ...table(Object.entries(faultMeanings)),
    'Its settings are any of:',
    ...table(Object.entries(faultSettings)),
    'TIME is such as 250ms, 5s, 20m or 1h.',
    '',
  ].join('\n')
}

type Row = readonly [name: string, meaning: string]

function table(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`)
}
