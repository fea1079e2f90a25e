/** A ref for what a dialog is opened for: typing starts there, without a way through its other controls first. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus()
}
