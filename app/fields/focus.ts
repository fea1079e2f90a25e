const FOCUSABLE = 'input:not([type="file"]), textarea, select, button, [contenteditable="true"]'

/** The control to be in: the one that is marked as wrong or is written in, else the first. */
function controlIn(place: HTMLElement): HTMLElement | undefined {
  if (place.matches(FOCUSABLE)) return place
  const controls = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)]
  return controls.find((each) => each.matches('[aria-invalid="true"], [contenteditable="true"]')) ?? controls[0]
}

/** Brings the person to the first field that is wrong. False while none is drawn as wrong. */
export function focusFirstProblem(form: HTMLElement | null): boolean {
  const place = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')
  const target = place && controlIn(place)
  target?.focus()
  return Boolean(target)
}

/** A ref for a form that a dialog is opened for: the keyboard starts in its first control. */
export function focusStart(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>(FOCUSABLE)?.focus()
}

/** Brings the person to a field by its path, or to the nearest list or section around it that is drawn. */
export function focusPlace(form: HTMLElement | null, path: string): void {
  const segments = path.replace(/\.root$/, '').split('.')
  for (let length = segments.length; length > 0; length -= 1) {
    const place = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(segments.slice(0, length).join('.'))}"]`)
    const target = place && controlIn(place)
    if (!target) continue
    target.focus()
    return
  }
}
