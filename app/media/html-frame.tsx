import { cn } from '#app/ui/cn.ts'

type HtmlFrameProps = { html: string; title: string; className?: string }

/**
 * Markup that somebody else wrote, in a sandbox with no permission at all: no script, no form, no window, no way to this
 * site's cookies. Pictures in it may load; the policy inside keeps everything else from the network.
 */
export function HtmlFrame({ html, title, className }: HtmlFrameProps) {
  return (
    <iframe
      title={title}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={POLICY + html}
      // White as mails and pages are written for, whatever the theme: dark text on a dark page cannot be judged.
      className={cn('h-64 w-full resize-y rounded-lg border border-line bg-white', className)}
    />
  )
}

const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src https: data:; style-src \'unsafe-inline\'; font-src data:">'
