import { redirect } from 'next/navigation'
import { paths } from '#app/paths.ts'

/** How the place does comes first; the pages beside it are one click away. */
export default function SettingsPage() {
  redirect(paths.status())
}
