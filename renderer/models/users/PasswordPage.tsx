import { Page } from '../../components/Page.tsx'

export function PasswordPage() {
  return (
    <Page title="PasswordPage" crumbs={[{ label: 'PasswordPage' }]}>
      {null}
    </Page>
  )
}
