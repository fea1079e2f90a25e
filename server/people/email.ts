/** Addresses are kept and compared in one form: people type capitals and paste spaces, mail servers do not care. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase()
}
