import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { memoryKeychain, startConsole } from '../backend/console-fixture.ts'
import { poolSuite } from '../backend/pool-suite.ts'
import { startCognitoLocal } from './server.ts'

const keys = { access_key_id: 'AKIALOCALEXAMPLE1234', secret_access_key: 'a-secret-that-nobody-checks' }

poolSuite('cognito-local 5.3.0 over HTTP', async () => {
  const server = await startCognitoLocal()
  const somebody = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: server.endpoint,
    credentials: { accessKeyId: 'SOMEBODY', secretAccessKey: 'ELSE' },
    maxAttempts: 1,
  })
  const created = await somebody.send(
    new CreateUserPoolCommand({
      PoolName: 'Local shop',
      Schema: [
        { Name: 'department', AttributeDataType: 'String', Mutable: true },
        { Name: 'employee_number', AttributeDataType: 'Number', Mutable: true },
      ],
    }),
  )
  const userPoolId = created.UserPool?.Id ?? ''
  const console = await startConsole({ keychain: memoryKeychain() })
  const connection = await console.value('add', {
    model: 'connections',
    connection: null,
    values: {
      name: 'Emulator',
      environment: 'development',
      credential_source: 'keychain',
      region: 'us-east-1',
      user_pool_id: userPoolId,
      endpoint: server.endpoint,
      secret_storage: 'keychain',
      ...keys,
    },
  })
  const id = connectionIdSchema.parse(connection.id)
  await console.value('openConnection', { id })
  return {
    console,
    connection: id,
    userPoolId,
    somebody,
    close: async () => {
      await console.close()
      somebody.destroy()
      await server.close()
    },
  }
}, [
  'AdminResetUserPassword',
  'AdminUserGlobalSignOut',
  'RESEND',
  'aliases',
  'GroupExistsException',
  'attribute removal by an empty value',
  'DeleteGroup takes memberships along',
])
