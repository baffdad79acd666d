/**
 * The names of all channels, without any dependency: the preload bundle needs the names and nothing else.
 * shared/contract.ts says what each takes and gives.
 */
export const channelNames = [
  'session',
  'openConnection',
  'closeConnection',
  'testConnection',
  'awsProfiles',
  'pool',
  'describe',
  'list',
  'count',
  'facets',
  'get',
  'add',
  'change',
  'delete',
  'action',
  'startSync',
  'cancelSync',
  'generatePassword',
  'copySecret',
  'openLink',
  'cancel',
] as const

export type ChannelName = (typeof channelNames)[number]
