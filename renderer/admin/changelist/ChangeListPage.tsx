import { Page } from '../../components/Page.tsx'

export function ChangeListPage() {
  return (
    <Page title="ChangeListPage" crumbs={[{ label: 'ChangeListPage' }]}>
      {null}
    </Page>
  )
}
