import { Page } from '../../components/Page.tsx'

export function DeleteSelectedPage() {
  return (
    <Page title="DeleteSelectedPage" crumbs={[{ label: 'DeleteSelectedPage' }]}>
      {null}
    </Page>
  )
}
