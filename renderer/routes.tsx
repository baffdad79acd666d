import { createHashRouter } from 'react-router'
import { AddFormPage } from './admin/changeform/AddFormPage.tsx'
import { ChangeFormPage } from './admin/changeform/ChangeFormPage.tsx'
import { ChangeListPage } from './admin/changelist/ChangeListPage.tsx'
import { DeletePage } from './admin/delete/DeletePage.tsx'
import { DeleteSelectedPage } from './admin/delete/DeleteSelectedPage.tsx'
import { HistoryPage } from './admin/history/HistoryPage.tsx'
import { IndexPage } from './admin/index/IndexPage.tsx'
import { ModelRoute } from './admin/ModelRoute.tsx'
import { CrashPage } from './components/CrashPage.tsx'
import { Layout } from './components/Layout.tsx'
import { NotFoundPage } from './components/NotFoundPage.tsx'
import { PasswordPage } from './models/users/PasswordPage.tsx'
import { placeTypedAddresses } from './typed-addresses.ts'

/** All addresses of the window. They are Django's, behind a hash: the window has no server that could answer paths. */
export const router = createHashRouter([
  {
    element: <Layout />,
    errorElement: <CrashPage />,
    children: [
      {
        // Within the frame, so that a page that broke leaves the ways on around it.
        errorElement: <CrashPage />,
        children: [
          { index: true, element: <IndexPage /> },
          {
            path: 'users/:id/password',
            element: <ModelRoute model="users" />,
            children: [{ index: true, element: <PasswordPage /> }],
          },
          {
            path: ':model',
            element: <ModelRoute />,
            children: [
              { index: true, element: <ChangeListPage /> },
              { path: 'add', element: <AddFormPage /> },
              { path: 'delete', element: <DeleteSelectedPage /> },
              { path: ':id/change', element: <ChangeFormPage /> },
              { path: ':id/delete', element: <DeletePage /> },
              { path: ':id/history', element: <HistoryPage /> },
            ],
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
])
placeTypedAddresses(router)
