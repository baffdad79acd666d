import { loadSharedConfigFiles } from '@smithy/core/config'

/** Sections of ~/.aws/config that are no profiles, as the loader prefixes them. */
const noProfile = /^(sso-session|services)\./

/**
 * The names of the AWS profiles of this machine, sorted; none when there are no files. The places are the AWS
 * command line's: ~/.aws/config and ~/.aws/credentials, or what AWS_CONFIG_FILE and
 * AWS_SHARED_CREDENTIALS_FILE name.
 */
export async function listAwsProfiles(): Promise<string[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])
  return [...names].filter((name) => !noProfile.test(name)).sort()
}
