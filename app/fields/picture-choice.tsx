'use client'

import { Check, ImageOff } from 'lucide-react'
import { useId, useState } from 'react'
import { isOurs } from '#app/media/address.ts'
import { useMedia } from '#app/media/source.tsx'
import { cn } from '#app/ui/cn.ts'
import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

/** Pictures of which one or several are chosen; each is a radio button or checkbox over its whole card. */
export function PictureChoice({ field, path, ...labels }: RendererProps<'picture_choice'>) {
  const name = useId()
  const { value, onChange, onBlur, error } = useFieldValue(path)
  const chosen = new Set(Array.isArray(value) ? value : [])
  const toggle = (option: string, single: boolean) => {
    if (single) return onChange([option])
    // In the order of the options, whatever the order of the clicks.
    onChange(field.options.map((one) => one.value).filter((one) => (one === option ? !chosen.has(one) : chosen.has(one))))
  }
  return (
    <GroupQuestion field={field} error={error} note={field.multiple ? 'Choose any number.' : undefined} {...labels}>
      {({ 'aria-invalid': invalid, ...control }) => (
        <div
          role={field.multiple ? 'group' : 'radiogroup'}
          {...control}
          {...(!field.multiple && { 'aria-required': field.required || undefined, 'aria-invalid': invalid })}
          className="grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]"
        >
          {field.options.map((option) => (
            <label
              key={option.value}
              className={cn(
                'relative grid cursor-pointer grid-rows-[auto_1fr] overflow-hidden rounded-lg border border-line-strong bg-surface has-enabled:hover:bg-hover has-disabled:cursor-not-allowed',
                'has-checked:border-accent-text has-checked:bg-selected has-checked:ring-1 has-checked:ring-accent-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
              )}
            >
              <Picture url={option.image_url} />
              <span className="grid content-start px-2.5 py-2">
                <span>{option.label}</span>
                {option.hint && <span className="text-sm text-ink-muted">{option.hint}</span>}
              </span>
              <input
                type={field.multiple ? 'checkbox' : 'radio'}
                name={name}
                value={option.value}
                aria-invalid={field.multiple ? invalid : undefined}
                checked={chosen.has(option.value)}
                onChange={() => toggle(option.value, !field.multiple)}
                onBlur={onBlur}
                className="peer absolute inset-0 cursor-[inherit] appearance-none outline-none"
              />
              <span
                aria-hidden="true"
                className={cn(
                  'absolute top-2 left-2 grid size-5 place-items-center border border-line-field bg-surface text-on-accent peer-checked:border-accent peer-checked:bg-accent',
                  field.multiple ? 'rounded-sm' : 'rounded-full',
                )}
              >
                <Check strokeWidth={3} className={cn('size-3', !chosen.has(option.value) && 'invisible')} />
              </span>
            </label>
          ))}
        </div>
      )}
    </GroupQuestion>
  )
}

function Picture({ url }: { url: string }) {
  const media = useMedia(url, 'image')
  const [failed, setFailed] = useState(false)
  return (
    <span className="grid aspect-4/3 place-items-center overflow-hidden border-b border-line bg-sunken text-ink-faint">
      {failed || media === null ? (
        <ImageOff aria-hidden="true" className="size-5" />
      ) : (
        // The label says what it is; read out twice it would only be longer.
        <img
          src={media.src}
          alt=""
          loading={isOurs(media.address) ? 'eager' : 'lazy'}
          referrerPolicy="no-referrer"
          ref={(image) => {
            if (image?.complete && image.naturalWidth === 0) setFailed(true)
          }}
          onError={() => setFailed(true)}
          className="size-full object-cover"
        />
      )}
    </span>
  )
}
