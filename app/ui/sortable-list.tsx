'use client'

import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useId, useState, type ComponentProps, type ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'

type SortableItem = { id: string; label: string; hint?: ReactNode }

type SortableListProps = Omit<ComponentProps<'ol'>, 'onChange'> & {
  items: readonly SortableItem[]
  /** What the list is of, for the names of its buttons: "Move Ann up in Members". */
  of: string
  /** The ids in their new order. */
  onOrder: (ids: string[]) => void
  disabled?: boolean
  /** More buttons, at the end of the item's row. */
  actions?: (item: SortableItem) => ReactNode
}

/** Pixels a pointer moves before it drags: a press that trembles is a press. */
const DRAG_FROM = 4

/** Dragged by pointer, finger or keyboard (space, arrows, space), or moved by the buttons, which need neither a steady hand nor a trick. */
export function SortableList({ items, of, onOrder, disabled = false, actions, className, ...list }: SortableListProps) {
  const id = useId()
  const [said, setSaid] = useState('')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_FROM } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const order = items.map((item) => item.id)
  const nameOf = (each: string | number) => items.find((item) => item.id === each)?.label ?? ''
  const place = (each: string | number) => `${order.indexOf(String(each)) + 1} of ${order.length}`
  const move = (from: number, to: number) => {
    if (to < 0 || to >= order.length) return
    onOrder(arrayMove(order, from, to))
    setSaid(`${nameOf(order[from] ?? '')} is now ${to + 1} of ${order.length}.`)
  }
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onOrder(arrayMove(order, order.indexOf(String(active.id)), order.indexOf(String(over.id))))
  }
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: {
          draggable: 'To move it, press space, then the up and down arrows, then space again to put it down. Escape puts it back.',
        },
        announcements: {
          onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}, ${place(active.id)}.`,
          onDragOver: ({ active, over }) => (over ? `${nameOf(active.id)} is over ${place(over.id)}.` : undefined),
          onDragEnd: ({ active, over }) => (over ? `${nameOf(active.id)} was put down at ${place(over.id)}.` : undefined),
          onDragCancel: ({ active }) => `${nameOf(active.id)} was put back.`,
        },
      }}
    >
      <SortableContext items={order} strategy={verticalListSortingStrategy}>
        <ol {...list} className={cn('grid gap-1.5', className)}>
          {items.map((item, index) => (
            <Row
              key={item.id}
              item={item}
              index={index}
              count={items.length}
              of={of}
              disabled={disabled}
              onMove={(to) => move(index, to)}
              actions={actions?.(item)}
            />
          ))}
        </ol>
      </SortableContext>
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </DndContext>
  )
}

type RowProps = {
  item: SortableItem
  index: number
  count: number
  of: string
  disabled: boolean
  onMove: (to: number) => void
  actions: ReactNode
}

function Row({ item, index, count, of, disabled, onMove, actions }: RowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
    disabled,
  })
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        'flex items-center gap-1 rounded-md border border-line-strong bg-surface pr-1',
        isDragging && 'relative z-1 border-accent-text bg-raised shadow-lift',
      )}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        {...attributes}
        {...listeners}
        aria-label={`Move ${item.label}`}
        disabled={disabled}
        className="grid h-9 w-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint hover:text-ink active:cursor-grabbing disabled:cursor-not-allowed touch:h-11 touch:w-11"
      >
        <GripVertical aria-hidden="true" className="size-4" />
      </button>
      <span aria-hidden="true" className="w-5 shrink-0 text-right text-sm text-ink-muted">
        {index + 1}
      </span>
      <span className="grid min-w-0 flex-1 px-1.5 py-1.5">
        <span className="wrap-anywhere">{item.label}</span>
        {item.hint && <span className="text-sm text-ink-muted">{item.hint}</span>}
      </span>
      {!disabled && (
        <span className="flex shrink-0">
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Move ${item.label} up in ${of}`}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          >
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Move ${item.label} down in ${of}`}
            disabled={index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            <ArrowDown aria-hidden="true" />
          </Button>
          {actions}
        </span>
      )}
    </li>
  )
}
