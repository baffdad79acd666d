import { Page } from '../../components/Page.tsx'

export function AddFormPage() {
  return (
    <Page title="AddFormPage" crumbs={[{ label: 'AddFormPage' }]}>
      {null}
    </Page>
  )
}
