'use client'

import { Expand, Minus, Plus, RotateCw } from 'lucide-react'
import { Button } from '#app/ui/button.tsx'
import { zoomed, type ViewState } from './view-state.ts'

type ViewButtonsProps = {
  view: ViewState
  /** What is seen now. */
  scale: number
  onView: (view: ViewState) => void
  /** Opens it over the whole window; left out where it already fills it. */
  onFull?: () => void
}

/** Zoom, fit, turn, full screen: buttons for what wheel and fingers do, since not everybody has those. */
export function ViewButtons({ view, scale, onView, onFull }: ViewButtonsProps) {
  const zoom = (direction: 1 | -1) => onView({ ...view, scale: zoomed(scale, direction) })
  return (
    <div role="group" aria-label="View" className="flex items-center">
      <Button variant="ghost" size="icon" aria-label="Zoom out" onClick={() => zoom(-1)}>
        <Minus aria-hidden="true" />
      </Button>
      <span aria-live="polite" className="min-w-11 text-center text-xs text-ink-muted">
        {Math.round(scale * 100)}%
      </span>
      <Button variant="ghost" size="icon" aria-label="Zoom in" onClick={() => zoom(1)}>
        <Plus aria-hidden="true" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={view.scale === null ? 'Actual size' : 'Fit to the frame'}
        title={view.scale === null ? 'Actual size' : 'Fit to the frame'}
        onClick={() => onView({ ...view, scale: view.scale === null ? 1 : null })}
      >
        <span aria-hidden="true" className="text-xs font-semibold">
          {view.scale === null ? '1:1' : 'Fit'}
        </span>
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Turn clockwise"
        title="Turn clockwise"
        onClick={() => onView({ ...view, turns: (view.turns + 1) % 4 })}
      >
        <RotateCw aria-hidden="true" />
      </Button>
      {onFull && (
        <Button variant="ghost" size="icon" aria-label="Open full screen" title="Open full screen" onClick={onFull}>
          <Expand aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}
