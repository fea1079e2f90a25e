import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { cn } from '#app/ui/cn.ts'
import { MarkdownPicture } from './markdown-picture.tsx'

const components: Components = {
  // The page's own headings are above it: what is quoted starts below them.
  h1: ({ children }) => <p className="mt-4 text-lg font-semibold first:mt-0">{children}</p>,
  h2: ({ children }) => <p className="mt-4 text-md font-semibold first:mt-0">{children}</p>,
  h3: ({ children }) => <p className="mt-3 font-semibold first:mt-0">{children}</p>,
  h4: ({ children }) => <p className="mt-3 font-semibold first:mt-0">{children}</p>,
  h5: ({ children }) => <p className="mt-3 font-medium first:mt-0">{children}</p>,
  h6: ({ children }) => <p className="mt-3 font-medium first:mt-0">{children}</p>,
  a: ({ href, children }) => (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      // The words of a link may say another address than it leads to.
      title={href}
      className="rounded-sm text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-accent-text"
    >
      {children}
    </a>
  ),
  img: ({ src, alt }) => <MarkdownPicture src={typeof src === 'string' ? src : ''} alt={alt} />,
  table: ({ children }) => (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label="Table" tabIndex={0} className="overflow-x-auto rounded-md border border-line">
      <table className="w-full border-collapse text-sm">{children}</table>
    </section>
  ),
  th: ({ children }) => <th className="border-b border-line bg-sunken px-3 py-1.5 text-left font-medium">{children}</th>,
  td: ({ children }) => <td className="border-b border-line px-3 py-1.5 align-top in-[tr:last-child]:border-b-0">{children}</td>,
  pre: ({ children }) => (
    <pre
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      {children}
    </pre>
  ),
}

/** Long enough for any brief; a novel in Markdown would hold up the page while it is read. */
const MOST_CHARACTERS = 100_000

/** Markdown as text with structure. HTML in it is shown as the text it is, and only http(s) and mail addresses become links. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn('markdown max-w-prose', className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
        {text.slice(0, MOST_CHARACTERS)}
      </ReactMarkdown>
      {text.length > MOST_CHARACTERS && <p className="text-sm text-ink-muted">The rest is in the raw JSON.</p>}
    </div>
  )
}
