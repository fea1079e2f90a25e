/**
 * [People for tests](https://docs.awaithumans.dev/testing): they do what the test says, on a clock that jumps.
 *
 * @packageDocumentation
 */
export { createTestClient, type TestClient, type TestClientOptions } from './testing/client.ts'
export { useTestClient, type Hooks } from './testing/install.ts'
export {
  answer,
  approve,
  edit,
  inTurn,
  invalid,
  late,
  reject,
  silent,
  twice,
  withdraw,
  type ActOptions,
  type Behaviour,
} from './testing/behaviour.ts'
export type { Asked } from './testing/sample-answer.ts'
export type { Attempt, Question } from './testing/question.ts'
export type { CreateTaskRequest } from './generated/api.ts'
