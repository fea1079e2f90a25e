import { cn } from '#app/ui/cn.ts'
import { CopyButton } from '#app/ui/copy-button.tsx'

type CodeBlockProps = {
  code: string
  /** What the block is: a file name, or "Terminal". */
  title?: string
  className?: string
}

/** Code to run or paste. Long lines scroll inside it; the copy button stays in sight. */
export function CodeBlock({ code, title, className }: CodeBlockProps) {
  return (
    <figure className={cn('min-w-0 overflow-hidden rounded-lg border border-line bg-sunken', className)}>
      <figcaption className="flex items-center justify-between gap-2 border-b border-line py-1 pr-1 pl-3.5">
        <span className="truncate text-xs text-ink-faint">{title ?? 'Code'}</span>
        <CopyButton text={code} label={title ? `Copy ${title}` : 'Copy code'} />
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0} className="max-h-[28rem] overflow-auto px-3.5 py-3 font-mono text-sm leading-5 focus-visible:-outline-offset-2">
        <code>{code}</code>
      </pre>
    </figure>
  )
}
