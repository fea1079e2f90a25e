import { useEffect } from 'react'

/** What stands before the title now; empty for nothing. One window has one title. */
let shown = ''

/** The window's title without the count. */
export function bareTitle(): string {
  return shown && document.title.startsWith(shown) ? document.title.slice(shown.length) : document.title
}

function put(before: string): void {
  const wanted = before + bareTitle()
  shown = before
  if (document.title !== wanted) document.title = wanted
}

/** "(3) Audit": how many things wait stands before the title, whoever sets it. Null for none. */
export function useTitleCount(count: string | null): void {
  useEffect(() => {
    const before = count ? `(${count}) ` : ''
    const keep = () => put(before)
    keep()
    // Each page comes with its own title, some time after its address.
    const titles = new MutationObserver(keep)
    titles.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      titles.disconnect()
      put('')
    }
  }, [count])
}
