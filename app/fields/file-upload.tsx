'use client'

import { CircleAlert, File as FileIcon, Upload, X } from 'lucide-react'
import { useContext, useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { mediaAddress } from '#app/media/address.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { DisabledContext } from './disabled.ts'
import { acceptText, filesOf, idOf, sizeText, type FileValue } from './files.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useUploads } from './uploads.tsx'
import { useFieldValue } from './use-field.ts'
import { usePickedFiles, type Pending } from './use-picked-files.ts'

function noteOf({
  accept,
  max_size_bytes: most,
  multiple,
  min_count: least,
  max_count: limit,
}: RendererProps<'file_upload'>['field']): string {
  const number = !multiple
    ? 'One file'
    : least && limit
      ? `${least} to ${limit} files`
      : limit
        ? `Up to ${limit} files`
        : least
          ? `At least ${least} files`
          : 'Files'
  return `${[number, acceptText(accept), most ? `at most ${sizeText(most)}${multiple ? ' each' : ''}` : null].filter(Boolean).join(', ')}.`
}

/** Picked, dropped or pasted; each shown with its progress, then with a preview, and removable. */
export function FileUpload({ field, path, ...labels }: RendererProps<'file_upload'>) {
  const closed = useContext(DisabledContext)
  const { value, onChange, onBlur, error } = useFieldValue(path)
  const [over, setOver] = useState(false)
  const files = filesOf(value)
  const { pending, add } = usePickedFiles({ limits: field, files, onChange })
  const full = field.multiple && field.max_count != null && files.length >= field.max_count ? `Takes at most ${field.max_count}.` : null
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!full && !closed) add(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0 || full || closed) return
    event.preventDefault()
    add(event.clipboardData.files)
  }
  return (
    <GroupQuestion field={field} error={error} note={noteOf(field)} {...labels}>
      {({ 'aria-invalid': invalid, ...control }) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- takes what is dropped or pasted; the button inside does the same by keyboard
        <div
          role="group"
          {...control}
          onPaste={paste}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className="grid gap-1.5"
        >
          {!closed && (
            <Chooser
              field={field}
              path={path}
              again={files.length > 0}
              full={full}
              over={over}
              invalid={invalid}
              onPick={add}
              onBlur={onBlur}
            />
          )}
          <ul aria-label={`Files of ${labelOf(field)}`} className="grid gap-1.5 empty:hidden">
            {files.map((file, index) => (
              <Chosen
                key={`${index} ${file.name}`}
                file={file}
                onRemove={closed ? null : () => onChange(files.filter((_, at) => at !== index))}
              />
            ))}
            {pending.map((each) => (
              <OnItsWay key={each.key} pending={each} />
            ))}
          </ul>
        </div>
      )}
    </GroupQuestion>
  )
}

type ChooserProps = Pick<RendererProps<'file_upload'>, 'field' | 'path'> & {
  /** A file is there already. */
  again: boolean
  full: string | null
  /** Something is held above it. */
  over: boolean
  invalid: true | undefined
  onPick: (files: Iterable<File>) => void
  onBlur: () => void
}

function Chooser({ field, path, again, full, over, invalid, onPick, onBlur }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-dashed border-line-field bg-surface p-2.5',
        invalid && 'border-danger-text',
        over && 'border-accent-text bg-selected',
      )}
    >
      <Button
        size="sm"
        unavailable={full}
        aria-label={`Choose ${field.multiple ? 'files' : 'a file'} for ${labelOf(field)}`}
        onClick={() => input.current?.click()}
        onBlur={onBlur}
      >
        <Upload aria-hidden="true" />
        {field.multiple ? 'Choose files' : again ? 'Choose another' : 'Choose a file'}
      </Button>
      <span className="text-sm text-ink-muted max-sm:hidden">or drop {field.multiple ? 'them' : 'it'} here, or paste</span>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        data-testid={path}
        accept={field.accept?.join(',')}
        multiple={field.multiple}
        className="hidden"
        onChange={(event) => {
          onPick(event.target.files ?? [])
          // The same file again is a change too.
          event.target.value = ''
        }}
      />
    </div>
  )
}

const line = 'flex min-w-0 items-center gap-2.5 rounded-md border border-line bg-surface py-1 pr-1 pl-1.5'

function Chosen({ file, onRemove }: { file: FileValue; onRemove: (() => void) | null }) {
  const { addressOf } = useUploads()
  const id = idOf(file)
  const source = id === null ? ('data' in file ? file.data : '') : (addressOf(id) ?? '')
  const preview = file.mime.startsWith('image/') ? mediaAddress(source, 'image') : null
  return (
    <li className={line}>
      <span className="grid size-9 shrink-0 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-muted">
        {preview ? <img src={preview} alt="" className="size-full object-cover" /> : <FileIcon aria-hidden="true" className="size-4" />}
      </span>
      <span className="grid min-w-0 flex-1">
        <span className="truncate">{file.name}</span>
        <span className="text-sm text-ink-muted">{sizeText(file.size)}</span>
      </span>
      {onRemove && (
        <Button variant="ghost" size="icon" aria-label={`Remove ${file.name}`} onClick={onRemove}>
          <X aria-hidden="true" />
        </Button>
      )}
    </li>
  )
}

function OnItsWay({ pending: { name, share, problem, stop } }: { pending: Pending }) {
  return (
    <li className={line}>
      <span className={cn('grid size-9 shrink-0 place-items-center', problem ? 'text-danger-text' : 'text-ink-muted')}>
        {problem ? <CircleAlert aria-hidden="true" className="size-4" /> : <FileIcon aria-hidden="true" className="size-4" />}
      </span>
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="truncate">{name}</span>
        {problem ? (
          <span role="alert" className="text-sm text-danger-text">
            {problem}
          </span>
        ) : (
          <progress aria-label={`Sending ${name}`} max={1} value={share} className="h-1.5 w-full accent-accent" />
        )}
      </span>
      <Button variant="ghost" size="icon" aria-label={problem ? `Dismiss ${name}` : `Stop sending ${name}`} onClick={stop}>
        <X aria-hidden="true" />
      </Button>
    </li>
  )
}
