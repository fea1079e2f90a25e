import { Button } from '#app/ui/button.tsx'

type ShowRestProps = { total: number; shown: number; what: string; step?: number; onShow: () => void }

/** Shown at each press: few enough to be drawn at once, many enough that whoever looks for something gets there. */
export const MORE = 250
/** Of records that have parts of their own, each as large as some lines. */
export const MORE_ITEMS = 100

export function ShowRest({ total, shown, what, step = MORE, onShow }: ShowRestProps) {
  if (total <= shown) return null
  const next = Math.min(step, total - shown)
  return (
    <Button size="sm" className="justify-self-start" onClick={onShow}>
      {shown + next >= total
        ? `Show all ${total.toLocaleString('en')} ${what}`
        : `Show ${next} more of ${total.toLocaleString('en')} ${what}`}
    </Button>
  )
}
