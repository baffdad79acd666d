import { Page } from '../../components/Page.tsx'

export function HistoryPage() {
  return (
    <Page title="HistoryPage" crumbs={[{ label: 'HistoryPage' }]}>
      {null}
    </Page>
  )
}
