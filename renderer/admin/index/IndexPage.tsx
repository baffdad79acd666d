import { Page } from '../../components/Page.tsx'

export function IndexPage() {
  return (
    <Page title="IndexPage" crumbs={[{ label: 'IndexPage' }]}>
      {null}
    </Page>
  )
}
