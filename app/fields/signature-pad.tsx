'use client'

import { Eraser, Keyboard, PenLine } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import Pad from 'signature_pad'
import { Button } from '#app/ui/button.tsx'
import { Input } from '#app/ui/input.tsx'
import { INK, typedSignature } from './typed-signature.ts'

type SignaturePadProps = {
  name: string
  format: 'png' | 'svg'
  /** The picture as a data URL; '' when there is none any more. */
  onSign: (picture: string) => void
}

export function SignaturePad(props: SignaturePadProps) {
  const [typing, setTyping] = useState(false)
  const change = () => {
    props.onSign('')
    setTyping(!typing)
  }
  return typing ? <Typed {...props} onDraw={change} /> : <Drawn {...props} onType={change} />
}

/** As many pixels as the screen has, or the line is a blur; what was drawn is drawn again, since a resize wipes it. */
function fitCanvas(canvas: HTMLCanvasElement, pad: Pad): void {
  const ratio = Math.max(1, window.devicePixelRatio)
  const lines = pad.toData()
  canvas.width = canvas.offsetWidth * ratio
  canvas.height = canvas.offsetHeight * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
  pad.clear()
  pad.fromData(lines)
}

function Drawn({ name, format, onSign, onType }: SignaturePadProps & { onType: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(null)
  const latest = useRef(onSign)
  const [blank, setBlank] = useState(true)
  useEffect(() => {
    latest.current = onSign
  })
  useEffect(() => {
    const { current: paper } = canvas
    if (!paper) return
    const made = new Pad(paper, { penColor: INK })
    pad.current = made
    made.addEventListener('endStroke', () => {
      setBlank(false)
      latest.current(made.toDataURL(format === 'svg' ? 'image/svg+xml' : 'image/png'))
    })
    const observer = new ResizeObserver(() => fitCanvas(paper, made))
    observer.observe(paper)
    return () => {
      observer.disconnect()
      made.off()
      pad.current = null
    }
  }, [format])
  const clear = () => {
    pad.current?.clear()
    setBlank(true)
    onSign('')
  }
  return (
    <>
      <span className="relative">
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Paper for ${name}, to draw on with a pointer or finger`}
          className="block h-40 w-full cursor-crosshair touch-none rounded-md border border-line-field bg-white"
        />
        {blank && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-x-6 bottom-9 border-t border-dashed border-[#8b8f98] pt-1 text-sm text-[#5f636c]"
          >
            Sign here
          </span>
        )}
      </span>
      <div className="flex gap-1">
        <Button size="sm" variant="ghost" onClick={onType} aria-label={`Type ${name} instead`}>
          <Keyboard aria-hidden="true" />
          Type instead
        </Button>
        {!blank && (
          <Button size="sm" variant="ghost" onClick={clear}>
            <Eraser aria-hidden="true" />
            Clear
          </Button>
        )}
      </div>
    </>
  )
}

/** More would not fit onto the line. */
const LONGEST = 60

function Typed({ name, format, onSign, onDraw }: SignaturePadProps & { onDraw: () => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const picture = typed.trim() === '' ? '' : typedSignature(typed.trim(), format)
  const change = (words: string) => {
    setTyped(words)
    onSign(words.trim() === '' ? '' : typedSignature(words.trim(), format))
  }
  return (
    <>
      <label htmlFor={id} className="text-sm text-ink-muted">
        Your full name, as {name.toLowerCase()}
      </label>
      <Input
        id={id}
        // The pad that had the focus is gone.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by the press of a button that is gone now; the focus would be lost with it
        autoFocus
        value={typed}
        maxLength={LONGEST}
        autoComplete="name"
        onChange={(event) => change(event.target.value)}
      />
      <span className="grid h-28 place-items-center overflow-hidden rounded-md border border-line-field bg-white">
        {picture && <img src={picture} alt={`${name}: ${typed}`} className="max-h-24 max-w-full" />}
      </span>
      <Button size="sm" variant="ghost" className="justify-self-start" onClick={onDraw}>
        <PenLine aria-hidden="true" />
        Draw instead
      </Button>
    </>
  )
}
