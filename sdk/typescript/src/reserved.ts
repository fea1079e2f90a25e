import { FeatureNotAvailableError } from './errors/input-errors.ts'

/**
 * Reserved: asks another agent instead of a person.
 *
 * @throws {FeatureNotAvailableError} Always.
 */
export async function awaitAgent(): Promise<never> {
  throw new FeatureNotAvailableError('awaitAgent')
}

/**
 * Reserved: asks whoever answers first, agent or person. For the first of several tasks there is `tasks.waitAny()`.
 *
 * @throws {FeatureNotAvailableError} Always.
 */
export async function awaitAny(): Promise<never> {
  throw new FeatureNotAvailableError('awaitAny')
}
