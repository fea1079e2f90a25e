'use client'

import { useEffect, useId, useRef, useState } from 'react'
import Pad from 'signature_pad'
import { Button } from '#app/ui/button.tsx'
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { Input } from '#app/ui/input.tsx'
import { INK, typedSignature } from './typed-signature.ts'

type SignaturePadProps = { name: string; format: 'png' | 'svg'; onSign: (picture: string) => void }

type Way = 'draw' | 'type'

export function SignaturePad({ name, format, onSign }: SignaturePadProps) {
  const [way, setWay] = useState<Way>('draw')
  return (
    <>
      <ChoiceButtons
        aria-label={`How to sign ${name}`}
        options={[
          { value: 'draw', label: 'Draw' },
          { value: 'type', label: 'Type' },
        ]}
        value={way}
        onChange={(next) => setWay(next === 'type' ? 'type' : 'draw')}
      />
      {way === 'draw' ? <Drawn name={name} format={format} onSign={onSign} /> : <Typed name={name} format={format} onSign={onSign} />}
    </>
  )
}

/** As many pixels as the screen has, or the line is a blur. Answers with what was there, which a resize would wipe. */
function fitCanvas(canvas: HTMLCanvasElement, pad: Pad): void {
  const ratio = Math.max(1, window.devicePixelRatio)
  const lines = pad.toData()
  canvas.width = canvas.offsetWidth * ratio
  canvas.height = canvas.offsetHeight * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
  pad.clear()
  pad.fromData(lines)
}

function Drawn({ name, format, onSign }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(null)
  const [blank, setBlank] = useState(true)
  useEffect(() => {
    const { current: paper } = canvas
    if (!paper) return
    const made = new Pad(paper, { penColor: INK })
    pad.current = made
    const drawn = () => setBlank(false)
    made.addEventListener('endStroke', drawn)
    const observer = new ResizeObserver(() => fitCanvas(paper, made))
    observer.observe(paper)
    return () => {
      observer.disconnect()
      made.off()
      pad.current = null
    }
  }, [])
  const clear = () => {
    pad.current?.clear()
    setBlank(true)
  }
  const sign = () => {
    if (!pad.current || pad.current.isEmpty()) return
    onSign(format === 'svg' ? pad.current.toDataURL('image/svg+xml') : pad.current.toDataURL('image/png'))
  }
  return (
    <>
      <span className="relative">
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Paper for ${name}. Draw with pointer or finger, or choose Type.`}
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
      <div className="flex gap-2">
        <Button size="sm" disabled={blank} onClick={sign}>
          Use this signature
        </Button>
        <Button size="sm" variant="ghost" disabled={blank} onClick={clear}>
          Clear
        </Button>
      </div>
    </>
  )
}

/** More would not fit onto the line. */
const LONGEST = 60

function Typed({ name, format, onSign }: SignaturePadProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const sign = () => {
    if (typed.trim() !== '') onSign(typedSignature(typed.trim(), format))
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="grid min-w-48 flex-1 gap-1">
        <label htmlFor={id} className="text-sm text-ink-muted">
          Your name, as {name.toLowerCase()}
        </label>
        <Input
          id={id}
          value={typed}
          maxLength={LONGEST}
          autoComplete="name"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // Enter in this line signs; it does not send the answer.
            if (event.key !== 'Enter') return
            event.preventDefault()
            sign()
          }}
        />
      </div>
      <Button disabled={typed.trim() === ''} onClick={sign}>
        Use this signature
      </Button>
    </div>
  )
}
