import { formField, type FieldKind, type FormField } from '#contract/form.ts'
import { isAnswered } from '#contract/rules/registry.ts'
import { cn } from '#app/ui/cn.ts'
import { humanise } from '#contract/humanise.ts'
import { EXAMPLES, type Example } from './examples.ts'
import { QuickForms } from './quick-forms.tsx'
import { letterBack, letterEnd, letterTop } from '#prisma/seed/pictures.ts'
import { Specimen, type SpecimenState } from './specimen.tsx'
import { Pages } from './pages-specimen.tsx'

const WORDS: Record<SpecimenState, string> = {
  empty: 'Untouched',
  filled: 'Suggested by the agent',
  wrong: 'Not accepted',
  closed: 'Closed',
}

function statesOf(field: FormField): SpecimenState[] {
  if (field.kind === 'section_collapse') return ['filled']
  return isAnswered(field) ? ['empty', 'filled', 'wrong', 'closed'] : ['empty']
}

function valueIn(state: SpecimenState, { filled, wrong }: Example): unknown {
  if (state === 'empty') return undefined
  return state === 'wrong' ? wrong : filled
}

function Kind({ kind, example }: { kind: FieldKind; example: Example }) {
  const field = formField.parse({ kind, name: kind, ...example.field })
  return (
    <section aria-labelledby={kind} className="grid min-w-0 gap-3 border-t border-line pt-5">
      <h2 id={kind} className="text-md font-semibold">
        {humanise(kind)}
      </h2>
      <div className={cn('grid min-w-0 items-start gap-4', kind !== 'table' && 'lg:grid-cols-2')}>
        {statesOf(field).map((state) => (
          <div key={state} className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-4">
            <p className="text-xs text-ink-faint">{WORDS[state]}</p>
            <Specimen field={field} state={state} value={valueIn(state, example)} />
          </div>
        ))}
      </div>
    </section>
  )
}

const letter = [
  { url: letterTop, alt: 'Upper half of the letter', page_index: 0, fragment_in_page: 0, page_count: 2 },
  { url: letterEnd, alt: 'Lower half of the letter', page_index: 0, fragment_in_page: 1, page_count: 2 },
  { url: letterBack, alt: 'Back of the letter', page_index: 1, fragment_in_page: 0, page_count: 2 },
]

/** Every kind of field in every state it has: what to look at after a change, and what axe and the camera go through. */
export function Gallery() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-8 outline-none sm:px-6">
      <header className="grid gap-1">
        <h1 className="text-xl font-semibold">Field kinds</h1>
        <p className="text-ink-muted">Every kind in every state. Nothing here is sent anywhere.</p>
      </header>
      <QuickForms />
      {Object.entries(EXAMPLES).map(([kind, example]) => (
        <Kind key={kind} kind={kind as FieldKind} example={example} />
      ))}
      <section aria-labelledby="pages" className="grid min-w-0 gap-3 border-t border-line pt-5">
        <h2 id="pages" className="text-md font-semibold">
          Pictures of several pages
        </h2>
        <Pages pictures={letter} />
      </section>
      <section aria-labelledby="unknown" className="grid min-w-0 gap-3 border-t border-line pt-5">
        <h2 id="unknown" className="text-md font-semibold">
          A kind that this page does not know
        </h2>
        <Specimen field={{ kind: 'hologram', name: 'beam', required: true } as unknown as FormField} state="empty" value={undefined} />
      </section>
    </main>
  )
}
