import { TIMEOUT_SECONDS } from '../contract/limits.ts'
import { AwaitHumansError } from './awaithumans-error.ts'

/** What of a call can be refused before anything is sent. */
export type InputField = 'task' | 'payload' | 'idempotencyKey' | 'taskMetadata' | 'initialResponse' | 'onTimeout' | 'formDefinition'

/** `SCHEMA_VALIDATION_FAILED`: a part of the question is not what it should be, or the answer does not fit `responseSchema`. */
export class SchemaValidationError extends AwaitHumansError {
  constructor(
    /** Which part was wrong. */
    readonly field: InputField | 'response',
    details: string,
  ) {
    super({
      name: 'SchemaValidationError',
      code: 'SCHEMA_VALIDATION_FAILED',
      page: '/troubleshooting#schema-validation',
      headline: `The ${field} is not valid.`,
      hint: details,
    })
  }
}

/** `SCHEMA_UNSUPPORTED`: a schema cannot be turned into the JSON Schema that the form is drawn from. */
export class UnsupportedSchemaError extends AwaitHumansError {
  constructor(schema: 'payloadSchema' | 'responseSchema', details: string) {
    super({
      name: 'UnsupportedSchemaError',
      code: 'SCHEMA_UNSUPPORTED',
      page: '/troubleshooting#schema-unsupported',
      headline: `${schema} cannot be turned into JSON Schema.`,
      hint: details,
    })
  }
}

/** `TIMEOUT_OUT_OF_RANGE`: `timeoutMs`, `remindAfterMs`, `remindEveryMs` or `escalateAfterMs` is not a number from 60 000 (a minute) to 2 592 000 000 (30 days). */
export class TimeoutRangeError extends AwaitHumansError {
  constructor(given: number, option: 'timeoutMs' | 'remindAfterMs' | 'remindEveryMs' | 'escalateAfterMs' = 'timeoutMs') {
    super({
      name: 'TimeoutRangeError',
      code: 'TIMEOUT_OUT_OF_RANGE',
      page: '/troubleshooting#timeout-range',
      headline: `${option} must be from ${TIMEOUT_SECONDS.min * 1000} (1 minute) to ${TIMEOUT_SECONDS.max * 1000} (30 days), not ${String(given)}.`,
      hint: 'It is in milliseconds: 15 minutes are 15 * 60_000.',
    })
  }
}

/** `MARKETPLACE_NOT_AVAILABLE`: `assignTo: { marketplace: true }` is reserved. */
export class MarketplaceNotAvailableError extends AwaitHumansError {
  constructor() {
    super({
      name: 'MarketplaceNotAvailableError',
      code: 'MARKETPLACE_NOT_AVAILABLE',
      page: '/community/roadmap#marketplace',
      headline: 'There is no marketplace of reviewers yet.',
      hint: 'Ask your own people: assignTo takes an email, a list of emails, { pool }, { role } or { userId }.',
    })
  }
}

/** `FEATURE_NOT_AVAILABLE`: the function is reserved for a later version. */
export class FeatureNotAvailableError extends AwaitHumansError {
  constructor(feature: string) {
    super({
      name: 'FeatureNotAvailableError',
      code: 'FEATURE_NOT_AVAILABLE',
      page: '/community/roadmap',
      headline: `${feature}() is reserved for a later version.`,
      hint: 'Use awaitHuman().',
    })
  }
}
