/** Short all-capital words stay as they are; these are written in small letters by programs and in capitals by people. */
const ACRONYMS = /\b(id|ip|url|uri|api|iban|bic|vat|sku|utc|pdf|html|json|csv|sms|ai|vip|usd|eur|gbp)\b/g

/** "customer_id", "customerId" and "customer-id" are all read as "Customer ID". */
export function humanise(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[_\-\s]+/g, ' ')
    .trim()
  const sentence = words
    .split(' ')
    .map((word) => (/^[A-Z0-9]{2,5}$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
    .replace(ACRONYMS, (word) => word.toUpperCase())
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
