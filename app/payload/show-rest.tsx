import { Button } from '#app/ui/button.tsx'

type ShowRestProps = { total: number; shown: number; what: string; onShow: () => void }

/** Shown at each press: few enough to be drawn at once, many enough that whoever looks for something gets there. */
export const MORE = 250

export function ShowRest({ total, shown, what, onShow }: ShowRestProps) {
  if (total <= shown) return null
  const next = Math.min(MORE, total - shown)
  return (
    <Button size="sm" className="justify-self-start" onClick={onShow}>
      {shown + next >= total
        ? `Show all ${total.toLocaleString('en')} ${what}`
        : `Show ${next} more of ${total.toLocaleString('en')} ${what}`}
    </Button>
  )
}
