import { Button } from '#app/ui/button.tsx'

type ShowRestProps = { total: number; shown: number; what: string; onShow: () => void }

export function ShowRest({ total, shown, what, onShow }: ShowRestProps) {
  if (total <= shown) return null
  return (
    <Button size="sm" className="justify-self-start" onClick={onShow}>
      Show all {total} {what}
    </Button>
  )
}
