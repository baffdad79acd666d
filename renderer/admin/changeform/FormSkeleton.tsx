import Placeholder from 'react-bootstrap/Placeholder'
import { Loading } from '../../components/Loading.tsx'
import './changeform.css'

const lines = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** Stands where a form will be while its object is read. */
export function FormSkeleton({ label }: { label: string }) {
  return (
    <div className="form-skeleton">
      <Loading label={label} />
      <Placeholder as="div" animation="glow" aria-hidden="true">
        {lines.map((line) => (
          <div key={line} className="field-row">
            <div className="field-label">
              <Placeholder xs={6} />
            </div>
            <div className="field-body">
              <Placeholder xs={8} size="lg" />
            </div>
          </div>
        ))}
      </Placeholder>
    </div>
  )
}
