type Entries = Record<string, unknown>

const MONEY_KEY = /(^|_|[a-z](?=[A-Z]))(amount|price|total|subtotal|cost|fee|balance|refund|tax|discount|salary|budget|value)$/i
const MINOR_KEY = /(_cents|_minor|Cents|Minor)$/
/** Only where the key itself names it; three letters at the end of any word would make `total_all` Albanian. */
const NAMED_CURRENCY = /_(usd|eur|gbp|chf|jpy|cad|aud)$/i
const CODE = /^[A-Za-z]{3}$/
const DECIMAL = /^-?\d{1,15}(\.\d{1,8})?$/

function currencyCode(value: unknown): string | null {
  return typeof value === 'string' && CODE.test(value) ? value.toUpperCase() : null
}

/** The key as people name it: "amount_cents" shown as 249.00 is an amount. */
export function withoutMinor(key: string): string {
  return key.replace(MINOR_KEY, '')
}

/** The currency that stands beside a key: `price_currency`, then `currency`, then `currency_code`. */
export function currencyNear(siblings: Entries, key: string): string | null {
  const stem = withoutMinor(key)
  return (
    currencyCode(siblings[`${stem}_currency`]) ??
    currencyCode(siblings.currency) ??
    currencyCode(siblings.currency_code ?? siblings.currencyCode)
  )
}

function format(value: number, currency: string, minor: boolean): string | null {
  try {
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    const amount = minor ? value / 10 ** digits : value
    const decimals = String(amount).split('.')[1]?.length ?? 0
    // Every digit that was sent is shown: a price of 0.0025 rounded to 0.00 would be decided on wrongly.
    return new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      maximumFractionDigits: Math.max(digits, Math.min(decimals, 20)),
    }).format(amount)
  } catch {
    return null
  }
}

/** A number, or a string that is one, under a key that speaks of money and near a currency; else null. */
export function asMoney(value: number | string, place: { key: string; currency: string | null }): string | null {
  if (typeof value === 'string' && !DECIMAL.test(value)) return null
  const minor = MINOR_KEY.test(place.key)
  const stem = withoutMinor(place.key)
  const named = NAMED_CURRENCY.exec(stem)?.[1]?.toUpperCase() ?? null
  const bare = named ? stem.slice(0, -4) : stem
  if (!minor && !MONEY_KEY.test(bare)) return null
  const currency = named ?? place.currency
  return currency ? format(Number(value), currency, minor) : null
}

/** `{ amount: 249, currency: 'EUR' }` and nothing else is one sum, not an object. */
export function moneyObject(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = value as Entries
  const [key, ...more] = Object.keys(entries).filter((name) => !/^currency(_code|Code)?$/.test(name))
  const amount = key === undefined ? undefined : entries[key]
  if (key === undefined || more.length > 0 || (typeof amount !== 'number' && typeof amount !== 'string')) return null
  const currency = currencyNear(entries, key)
  return currency ? asMoney(amount, { key, currency }) : null
}
