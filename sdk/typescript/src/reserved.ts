import { FeatureNotAvailableError } from './errors/input-errors.ts'

/** Reserved: asks another agent instead of a person. Throws {@link FeatureNotAvailableError}. */
export async function awaitAgent(): Promise<never> {
  throw new FeatureNotAvailableError('awaitAgent')
}

/** Reserved: asks whoever answers first, agent or person. Throws {@link FeatureNotAvailableError}. */
export async function awaitAny(): Promise<never> {
  throw new FeatureNotAvailableError('awaitAny')
}
