import Dropdown from 'react-bootstrap/Dropdown'
import { type Theme, themes, useTheme } from '../../theme/theme.ts'
import { Icon } from '../Icon.tsx'

const looks: Record<Theme, { icon: string; label: string }> = {
  auto: { icon: 'circle-half', label: 'As the system' },
  light: { icon: 'sun', label: 'Light' },
  dark: { icon: 'moon-stars', label: 'Dark' },
}

export function ThemeMenu() {
  const [theme, choose] = useTheme()
  return (
    <Dropdown align="end">
      <Dropdown.Toggle as="button" type="button" className="frame-button" title="Theme">
        <Icon name={looks[theme].icon} label={`Theme: ${looks[theme].label}`} />
      </Dropdown.Toggle>
      <Dropdown.Menu renderOnMount>
        {themes.map((candidate) => (
          <Dropdown.Item
            key={candidate}
            as="button"
            type="button"
            className={candidate === theme ? 'active' : undefined}
            aria-pressed={candidate === theme}
            onClick={() => choose(candidate)}
          >
            <Icon name={looks[candidate].icon} className="me-2" />
            {looks[candidate].label}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
    </Dropdown>
  )
}
