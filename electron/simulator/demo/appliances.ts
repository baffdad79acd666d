import type { Random } from '../random.ts'

/** What a demo user signs in with. */
export type Appliance = {
  /** What a sign-in event calls it. */
  readonly label: string
  /** What the application tells of itself. */
  readonly userAgent: string
  readonly sdk: string
}

const webSdk = 'aws-amplify-auth-6'
const androidSdk = 'amplify-android-2'
const appleSdk = 'amplify-swift-2'

const appliances: readonly [Appliance, ...Appliance[]] = [
  {
    label: 'Chrome, Windows 10',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    sdk: webSdk,
  },
  {
    label: 'Edge, Windows 10',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    sdk: webSdk,
  },
  {
    label: 'Firefox, Ubuntu',
    userAgent: 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
    sdk: webSdk,
  },
  {
    label: 'Safari, macOS',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    sdk: webSdk,
  },
  {
    label: 'Mobile Safari, iOS',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    sdk: webSdk,
  },
  {
    label: 'Chrome Mobile, Android',
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
    sdk: webSdk,
  },
  { label: 'Android app', userAgent: 'Demo shop 4.2 (Pixel 8; Android 14)', sdk: androidSdk },
  { label: 'iPhone app', userAgent: 'Demo shop 4.2 (iPhone 15; iOS 18.1)', sdk: appleSdk },
]

export function drawAppliance(random: Random): Appliance {
  return random.pick(appliances)
}
