import { Page } from '../../components/Page.tsx'

export function ChangeFormPage() {
  return (
    <Page title="ChangeFormPage" crumbs={[{ label: 'ChangeFormPage' }]}>
      {null}
    </Page>
  )
}
