'use client'

import { Markdown } from '@tiptap/markdown'
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { Bold, Code, Heading, Italic, List, ListOrdered, Quote, Redo2, Undo2, type LucideIcon } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useContext, useEffect, useRef, type RefObject } from 'react'
import { cn } from '#app/ui/cn.ts'
import { fieldBox } from '#app/ui/input.tsx'
import { DisabledContext } from './disabled.ts'

type RichTextEditorProps = {
  /** Markdown, both ways: what has no place in it (scripts, styles, markup) does not pass the editor's schema in either direction. */
  value: string
  onChange: (markdown: string) => void
  onBlur: () => void
  placeholder?: string | null
  required: boolean
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    // Markdown has no word for it.
    underline: false,
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'] },
  }),
  Markdown,
]

const textOf = (editor: Editor) => (editor.isEmpty ? '' : editor.getMarkdown())

/** The form changes it from outside: a draft that comes back, a suggestion that is restored. */
function useGiven(editor: Editor | null, value: string, sentRef: RefObject<string>) {
  useEffect(() => {
    if (!editor || value === sentRef.current) return
    sentRef.current = value
    editor.commands.setContent(value, { contentType: 'markdown', emitUpdate: false })
  }, [editor, value, sentRef])
}

export function RichTextEditor({ value, onChange, onBlur, placeholder, required, ...aria }: RichTextEditorProps) {
  const disabled = useContext(DisabledContext)
  const sent = useRef(value)
  const editor = useEditor({
    extensions,
    content: value,
    contentType: 'markdown',
    immediatelyRender: false,
    editable: !disabled,
    onUpdate: ({ editor: now }) => {
      sent.current = textOf(now)
      onChange(sent.current)
    },
    onBlur,
  })
  useGiven(editor, value, sent)
  useEffect(() => {
    editor?.setOptions({
      editable: !disabled,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          ...(required && { 'aria-required': 'true' }),
          ...Object.fromEntries(Object.entries(aria).flatMap(([key, each]) => (each === undefined ? [] : [[key, String(each)]]))),
          class: 'markdown min-h-24 max-h-[50dvh] overflow-y-auto px-3 py-2 text-base leading-6 outline-none touch:text-[1rem]',
        },
      },
    })
    // oxlint-disable-next-line react/exhaustive-deps -- a new object with the same words is no change
  }, [editor, disabled, required, aria['aria-labelledby'], aria['aria-describedby'], aria['aria-invalid']])
  return (
    <div
      aria-invalid={aria['aria-invalid']}
      className={cn(
        fieldBox,
        'overflow-hidden p-0 focus-within:border-accent-text focus-within:outline-1 focus-within:outline-accent-text',
        disabled && 'bg-sunken text-ink-muted',
      )}
    >
      {editor && !disabled && <Tools editor={editor} />}
      <div className="relative">
        {placeholder && value === '' && (
          <p aria-hidden="true" className="pointer-events-none absolute inset-x-3 top-2 text-ink-faint">
            {placeholder}
          </p>
        )}
        <EditorContent editor={editor} className="min-h-24" />
      </div>
    </div>
  )
}

type Tool = { label: string; icon: LucideIcon; mark: string; run: (editor: Editor) => void }

const TOOLS: readonly Tool[] = [
  { label: 'Bold', icon: Bold, mark: 'bold', run: (editor) => editor.chain().focus().toggleBold().run() },
  { label: 'Italic', icon: Italic, mark: 'italic', run: (editor) => editor.chain().focus().toggleItalic().run() },
  { label: 'Heading', icon: Heading, mark: 'heading', run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { label: 'Bullet list', icon: List, mark: 'bulletList', run: (editor) => editor.chain().focus().toggleBulletList().run() },
  { label: 'Numbered list', icon: ListOrdered, mark: 'orderedList', run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { label: 'Quote', icon: Quote, mark: 'blockquote', run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { label: 'Code', icon: Code, mark: 'code', run: (editor) => editor.chain().focus().toggleCode().run() },
]

const toolButton =
  'grid size-8 place-items-center rounded-sm text-ink-muted not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink aria-pressed:bg-selected aria-pressed:text-accent-text disabled:opacity-45 touch:h-11 touch:w-9.5 [&_svg]:size-4'

/** One stop of the Tab key; arrows move inside. */
function Tools({ editor }: { editor: Editor }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      ...Object.fromEntries(TOOLS.map(({ mark }) => [mark, now.isActive(mark)])),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  }) as Record<string, boolean>
  return (
    <Toolbar.Root aria-label="Formatting" className="flex flex-wrap gap-0.5 border-b border-line bg-sunken p-0.5">
      {TOOLS.map(({ label, icon: Icon, mark, run }) => (
        <Toolbar.Button
          key={mark}
          aria-label={label}
          title={label}
          aria-pressed={active[mark]}
          className={toolButton}
          onClick={() => run(editor)}
        >
          <Icon aria-hidden="true" />
        </Toolbar.Button>
      ))}
      <span className="ml-auto flex gap-0.5 max-sm:hidden">
        <Toolbar.Button
          aria-label="Undo"
          title="Undo"
          disabled={!active.undo}
          className={toolButton}
          onClick={() => editor.chain().focus().undo().run()}
        >
          <Undo2 aria-hidden="true" />
        </Toolbar.Button>
        <Toolbar.Button
          aria-label="Redo"
          title="Redo"
          disabled={!active.redo}
          className={toolButton}
          onClick={() => editor.chain().focus().redo().run()}
        >
          <Redo2 aria-hidden="true" />
        </Toolbar.Button>
      </span>
    </Toolbar.Root>
  )
}
