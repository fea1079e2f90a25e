import { mediaAddress } from '#app/media/address.ts'
import type { Picture } from '#app/media/pages.ts'
import { asMoney, currencyNear, moneyObject } from './money.ts'
import { picturesIn } from './pictures-in.ts'
import { childNode, formatOf, type SchemaNode } from './schema.ts'

export type Entries = Record<string, unknown>

/** What a value is to the eye. Decided once here; the components only draw it. */
export type Shown =
  | { kind: 'empty' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'money'; text: string }
  | { kind: 'link'; href: string; host: string; rest: string }
  | { kind: 'email'; address: string }
  | { kind: 'image'; src: string }
  | { kind: 'images'; pictures: Picture[] }
  | { kind: 'pdf'; url: string }
  | { kind: 'video'; url: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'html'; html: string }
  | { kind: 'date'; value: string; at: number; precision: 'day' | 'clock' | 'instant' }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: unknown[] }
  | { kind: 'table'; columns: string[]; rows: Entries[] }
  | { kind: 'items'; items: unknown[] }
  | { kind: 'object'; entries: Entries }

/** What a value takes from what it is in: the currency of an outer object, and what the agent's schema says of that. */
export type Outer = { currency: string | null; schema: SchemaNode }

/** Where a value stands: the key above it, the object it is in, and what that says of it. */
export type Place = Outer & { key: string; siblings: Entries }

export const NOWHERE: Place = { key: '', siblings: {}, currency: null, schema: null }

/** More columns than this are read better as one record below the other. */
const MAX_COLUMNS = 10

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i
const IMAGE_PATH = /\.(png|jpe?g|gif|webp|avif|svg)$/i
const PDF_PATH = /\.pdf$/i
const VIDEO_PATH = /\.(mp4|webm|ogv|mov)$/i
/** What a key says of its text. */
const MARKDOWN_KEY = /(^|[_-])(markdown|md)$|[a-z]Markdown$/i
const HTML_KEY = /(^|[_-])html$|[a-z]Html$|[a-z]HTML$/
const HTML_PAGE = /^\s*<(!doctype html|html)[\s>]/i
/** Numbers that name something: "order 4,711" and "the year 2,026" are misprints. */
const NAMING = /(^|[_-]|[a-z](?=[A-Z]))(id|number|no|num|code|year|zip|plz|postcode|phone|account|pin|port|version|ref|reference|index)s?$/i
const INSTANT_KEY = /(_at|At|timestamp|_time)$/
/** Seconds and milliseconds since 1970 between 2001 and 2286 have ten and thirteen digits. */
const EPOCH = /^\d{10}(\d{3})?$/

export function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isScalar = (value: unknown) => typeof value !== 'object' || value === null

function dateOf(text: string): Shown | null {
  if (DAY.test(text)) {
    // Without a zone a day is a day everywhere: read as local midnight, so that it is not shown as the day before.
    const at = new Date(`${text}T00:00`).getTime()
    return Number.isNaN(at) ? null : { kind: 'date', value: text, at, precision: 'day' }
  }
  const match = TIME.exec(text)
  if (!match) return null
  const at = new Date(text.replace(' ', 'T')).getTime()
  return Number.isNaN(at) ? null : { kind: 'date', value: text, at, precision: match[3] ? 'instant' : 'clock' }
}

function linkOf(text: string): Shown | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:' && IMAGE_PATH.test(url.pathname)) return { kind: 'image', src: text }
  if (url.protocol === 'https:' && PDF_PATH.test(url.pathname)) return { kind: 'pdf', url: text }
  if (url.protocol === 'https:' && VIDEO_PATH.test(url.pathname)) return { kind: 'video', url: text }
  // `host`, not the text before the first slash: in https://bank.example@evil.example the bank is only a user name.
  return { kind: 'link', href: url.href, host: url.host, rest: `${url.pathname}${url.search}${url.hash}`.replace(/^\/$/, '') }
}

/** What can be drawn as something other than text, whatever its address ends with. */
function mediaOf(text: string, format: ReturnType<typeof formatOf>): Shown | null {
  if ((format === 'image' || format === null) && text.startsWith('data:') && mediaAddress(text, 'image'))
    return { kind: 'image', src: text }
  if (format === 'image' && mediaAddress(text, 'image')) return { kind: 'image', src: text }
  if ((format === 'pdf' || text.startsWith('data:')) && mediaAddress(text, 'pdf')) return { kind: 'pdf', url: text }
  if ((format === 'video' || text.startsWith('data:')) && mediaAddress(text, 'video')) return { kind: 'video', url: text }
  return null
}

function textOf(text: string, place: Place): Shown {
  if (text.trim() === '') return { kind: 'empty' }
  const format = formatOf(place.schema)
  if (format === 'plain') return { kind: 'text', text }
  if (format === 'html' || HTML_KEY.test(place.key) || HTML_PAGE.test(text)) return { kind: 'html', html: text }
  if (format === 'markdown' || MARKDOWN_KEY.test(place.key)) return { kind: 'markdown', text }
  const money = asMoney(text, place)
  if (money) return { kind: 'money', text: money }
  const special = mediaOf(text, format) ?? linkOf(text) ?? dateOf(text)
  if (special) return special
  return EMAIL.test(text) ? { kind: 'email', address: text } : { kind: 'text', text }
}

function numberOf(value: number, place: Place): Shown {
  const money = asMoney(value, place)
  if (money) return { kind: 'money', text: money }
  if (INSTANT_KEY.test(place.key) && EPOCH.test(String(value))) {
    const at = value < 1e11 ? value * 1000 : value
    return { kind: 'date', value: new Date(at).toISOString(), at, precision: 'instant' }
  }
  if (NAMING.test(place.key)) return { kind: 'number', text: String(value) }
  const text = new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(value)
  return { kind: 'number', text: /(_pct|percent|percentage)$/i.test(place.key) ? `${text}%` : text }
}

function listOf(items: unknown[]): Shown {
  if (items.length === 0) return { kind: 'empty' }
  const pictures = picturesIn(items)
  if (pictures) return { kind: 'images', pictures }
  if (items.every(isScalar)) return { kind: 'list', items }
  const rows = items.filter(isEntries)
  const columns = [...new Set(rows.flatMap(Object.keys))]
  const flat =
    rows.length === items.length && rows.every((row) => Object.values(row).every((cell) => isScalar(cell) || moneyObject(cell) !== null))
  return flat && columns.length > 0 && columns.length <= MAX_COLUMNS ? { kind: 'table', columns, rows } : { kind: 'items', items }
}

export function classify(value: unknown, place: Place): Shown {
  if (typeof value === 'boolean') return { kind: 'boolean', value }
  if (typeof value === 'number') return numberOf(value, place)
  if (typeof value === 'string') return textOf(value, place)
  if (Array.isArray(value)) return listOf(value)
  if (!isEntries(value) || Object.keys(value).length === 0) return { kind: 'empty' }
  const money = moneyObject(value)
  return money ? { kind: 'money', text: money } : { kind: 'object', entries: value }
}

/** The place of `key` in an object; the object's own currency counts for everything inside it. */
export function placeIn(entries: Entries, key: string, outer: Outer): Place {
  return { key, siblings: entries, currency: currencyNear(entries, key) ?? outer.currency, schema: childNode(outer.schema, key) }
}

/** Whether it fits on the line of its name, or wants the whole width below it. */
const WIDE: readonly Shown['kind'][] = ['table', 'items', 'object', 'image', 'images', 'pdf', 'video', 'markdown', 'html']

export function isWide(shown: Shown): boolean {
  return WIDE.includes(shown.kind)
}
