import { Page } from '../../components/Page.tsx'

export function DeletePage() {
  return (
    <Page title="DeletePage" crumbs={[{ label: 'DeletePage' }]}>
      {null}
    </Page>
  )
}
