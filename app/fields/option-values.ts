/** Options whose values are JSON text: a choice among numbers answers with a number. */
type Choice = { options: readonly { value: string }[]; json_values?: boolean | null }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What an option stands for in the answer. */
export function meaningOf(choice: Choice, value: string): unknown {
  return choice.json_values ? parsed(value) : value
}

/** The option that stands for a value of an answer. */
export function optionFor(choice: Choice, meaning: unknown): string | undefined {
  const text = JSON.stringify(meaning)
  return choice.options.find(({ value }) => (choice.json_values ? JSON.stringify(parsed(value)) === text : value === meaning))?.value
}
