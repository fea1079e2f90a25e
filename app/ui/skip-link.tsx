/** The first stop of the Tab key. Every page gives its `<main>` the id `main`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:font-medium focus:shadow-lift"
    >
      Skip to content
    </a>
  )
}
