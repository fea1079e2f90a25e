type Named = { id?: string; display_name: string | null; email: string | null; slack_user_id?: string | null }

/** What people call somebody. */
export function nameOf({ display_name, email, slack_user_id, id }: Named): string {
  return display_name ?? email ?? (slack_user_id ? `@${slack_user_id}` : (id ?? 'Somebody'))
}
