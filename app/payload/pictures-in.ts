import { mediaAddress } from '#app/media/address.ts'
import type { Picture } from '#app/media/pages.ts'

const ADDRESS_KEYS = ['url', 'image_url', 'imageUrl', 'src'] as const
const WORD_KEYS = ['alt', 'caption', 'title', 'label', 'name'] as const
const NUMBER_KEYS = ['page_index', 'fragment_in_page', 'page_count', 'fragments_per_page', 'width', 'height'] as const
const KNOWN = new Set<string>([...ADDRESS_KEYS, ...WORD_KEYS, ...NUMBER_KEYS, 'id'])
const IMAGE_PATH = /\.(png|jpe?g|gif|webp|avif|svg)$/i

function isPictureAddress(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const address = mediaAddress(value, 'image')
  if (address === null) return false
  return address.startsWith('data:') || (address.startsWith('https:') && IMAGE_PATH.test(new URL(address).pathname))
}

function pictureOf(item: unknown): Picture | null {
  if (isPictureAddress(item)) return { url: item }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null
  const entries = item as Record<string, unknown>
  const url = ADDRESS_KEYS.map((key) => entries[key]).find((value) => value !== undefined)
  const says = Object.keys(entries).every((key) => KNOWN.has(key))
  if (!says || !isPictureAddress(url)) return null
  const alt = WORD_KEYS.map((key) => entries[key]).find((value) => typeof value === 'string') as string | undefined
  const number = (key: (typeof NUMBER_KEYS)[number]) => (Number.isInteger(entries[key]) ? Number(entries[key]) : null)
  return {
    url,
    alt: alt ?? null,
    page_index: number('page_index'),
    fragment_in_page: number('fragment_in_page'),
    page_count: number('page_count'),
  }
}

/** The pictures of a list of nothing else: addresses, or objects that say an address and where in a document it belongs. */
export function picturesIn(items: readonly unknown[]): Picture[] | null {
  // One look at the first decides for the long lists that are none.
  if (!pictureOf(items[0])) return null
  const pictures = items.map(pictureOf)
  return pictures.every((picture) => picture !== null) ? pictures : null
}
