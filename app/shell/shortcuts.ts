import { sectionsFor } from './sections.ts'

type Shortcut = { keys: readonly string[]; does: string }
type Group = { title: string; shortcuts: readonly Shortcut[] }

/** Stands for ⌘ or Ctrl, whichever this machine has. */
export const MOD = 'mod'

/** What the help shows. The keys themselves are bound where they act. */
export const shortcutsFor = (isOperator: boolean): readonly Group[] => [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: [MOD, 'K'], does: 'Open the command menu' },
      { keys: ['?'], does: 'Show these shortcuts' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: sectionsFor(isOperator).map(({ key, name }) => ({ keys: ['g', key], does: name })),
  },
  {
    title: 'Inbox',
    shortcuts: [
      { keys: ['j'], does: 'Next task' },
      { keys: ['k'], does: 'Previous task' },
      { keys: ['↵'], does: 'Open the task' },
      { keys: ['/'], does: 'Search' },
      { keys: ['f'], does: 'Filter' },
      { keys: ['x'], does: 'Select or deselect' },
      { keys: ['⇧', 'x'], does: 'Clear the selection' },
      { keys: ['b'], does: 'Answer the selected together' },
    ],
  },
  {
    title: 'Task',
    shortcuts: [
      { keys: ['c'], does: 'Claim' },
      { keys: ['h'], does: 'Hand over, or reassign' },
      { keys: ['d'], does: 'Decline' },
      { keys: ['a'], does: 'Answer yes, on a yes/no task' },
      { keys: ['r'], does: 'Answer no, on a yes/no task' },
      { keys: ['m'], does: 'Write a comment' },
      { keys: [MOD, '↵'], does: 'Send the answer, or the comment' },
      { keys: ['esc'], does: 'Back to the list' },
    ],
  },
]
