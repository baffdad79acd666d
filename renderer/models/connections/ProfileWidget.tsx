import { useQuery } from '@tanstack/react-query'
import { TextWidget } from '../../admin/changeform/widgets/TextWidget.tsx'
import type { WidgetProps } from '../../admin/changeform/widgets/widget-props.ts'
import { call } from '../../api/call.ts'
import { queryKeys } from '../../api/query-keys.ts'

/** An AWS profile's name, those of this machine being suggested. */
export function ProfileWidget(props: WidgetProps) {
  const { data } = useQuery({
    queryKey: queryKeys.awsProfiles,
    queryFn: ({ signal }) => call('awsProfiles', {}, { signal }),
    // The file is edited beside the console.
    staleTime: 0,
  })
  return <TextWidget {...props} suggestions={data?.profiles ?? []} />
}
