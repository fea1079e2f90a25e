import { AwaitHumans } from '../client.ts'
import type { AwaitHumanOptions } from '../options.ts'
import { approve, reject, type Behaviour } from './behaviour.ts'
import { inMemoryServer } from './in-memory-server.ts'
import type { Question } from './question.ts'
import { World } from './world.ts'

/** How the test begins. */
export type TestClientOptions = {
  /** Where its clock starts. Default: now. */
  now?: Date
}

/** Which question is meant. */
type Which = {
  /** Its id, its key or its headline; or words of the headline. Default: the oldest that is open. */
  question?: string | RegExp
}

/** Nothing answers there: requests never leave the process. `.test` is reserved for this (RFC 2606). */
const URL_OF_NOTHING = 'http://humans.test'

function means(which: string | RegExp | undefined): (question: Question) => boolean {
  if (which === undefined) return () => true
  if (typeof which === 'string') return ({ id, idempotencyKey, task }) => [id, idempotencyKey, task].includes(which)
  return ({ task }) => which.test(task)
}

/** An {@link AwaitHumans} whose people are made up by the test. Made by {@link createTestClient}. */
export class TestClient extends AwaitHumans {
  readonly #world: World
  #script: Behaviour[] = []
  #habits: { matching: RegExp; behaviour: Behaviour }[] = []

  /** @internal */
  constructor({ now = new Date() }: TestClientOptions = {}) {
    const world = new World(now.getTime(), (request) => this.#behaviourFor(request.task))
    super({ url: URL_OF_NOTHING, apiKey: 'test', fetch: inMemoryServer(world) }, world.clock)
    this.#world = world
  }

  #behaviourFor(task: string): Behaviour | undefined {
    return this.#script.shift() ?? this.#habits.find(({ matching }) => matching.test(task))?.behaviour
  }

  /** As `awaitHuman()`, answered by the people of this client whatever server the options name. */
  override async awaitHuman<TPayload = object, TResponse = Record<string, unknown>>(
    options: AwaitHumanOptions<TPayload, TResponse>,
  ): Promise<TResponse> {
    const here = { serverUrl: undefined, apiKey: undefined, fetch: undefined }
    this.#world.busy += 1
    try {
      return await super.awaitHuman({ ...options, ...here })
    } catch (error) {
      throw this.#world.failure ?? error
    } finally {
      this.#world.busy -= 1
    }
  }

  /** What people do with the next questions, one behaviour a question, in the order in which they are asked. */
  script(...behaviours: Behaviour[]): void {
    this.#script.push(...behaviours)
  }

  /** What people do with every question whose headline matches and that no script is left for. The last one said goes first. */
  when(matching: RegExp, behaviour: Behaviour): void {
    this.#habits.unshift({ matching, behaviour })
  }

  /** What people do with every question that nothing else was said about. Without it, such a question waits for the test. */
  always(behaviour: Behaviour): void {
    this.#habits.push({ matching: /(?:)/, behaviour })
  }

  /**
   * Answers the question that is open, or the next one that will be. `response` has to fit its response schema.
   *
   * @throws {Error} The answer was refused.
   */
  async completeTask(response: Record<string, unknown>, which: Which = {}): Promise<void> {
    await this.#answer(which, () => response)
  }

  /**
   * Says no to the question that is open, or the next one that will be; `reason` goes where its form has a place for reasons.
   *
   * @throws {Error} The answer was refused.
   */
  async rejectTask(reason?: string, which: Which = {}): Promise<void> {
    await this.#answer(which, (question) => this.#made(question, reject(reason)))
  }

  /**
   * Says yes to the question that is open, or the next one that will be, as {@link approve} does.
   *
   * @throws {Error} The answer was refused.
   */
  async approveTask(changes: Record<string, unknown> = {}, which: Which = {}): Promise<void> {
    await this.#answer(which, (question) => this.#made(question, approve(changes)))
  }

  #made(question: Question, behaviour: Behaviour): Record<string, unknown> {
    const deed = behaviour[0]?.do(question)
    return deed?.kind === 'answer' ? deed.response : {}
  }

  async #answer({ question: which }: Which, make: (question: Question) => Record<string, unknown>): Promise<void> {
    const question = await this.#world.open(means(which))
    const { problems } = this.#world.submit(question, make(question), { by: 'tester@example.com', channel: 'dashboard' })
    if (problems.length === 0) return
    const words = problems.map(({ path, message }) => `${path || '/'} ${message}`).join(' ')
    throw new Error(`The answer to "${question.task}" does not fit its response schema: ${words}`)
  }

  /** Every question that was asked, in order. A question that was asked again with its key is one question. */
  get asked(): readonly Question[] {
    return this.#world.questions
  }

  /**
   * The only question there is, or the only one that is meant: by its id, its key or its headline, or by words of the headline.
   *
   * @throws {Error} There is none, or several.
   */
  question(which?: string | RegExp): Question {
    const found = this.asked.filter(means(which))
    if (found[0] && found.length === 1) return found[0]
    const tasks = this.asked.map(({ task }) => `"${task}"`).join(', ') || 'nothing'
    throw new Error(
      `Expected one question${which === undefined ? '' : ` for ${String(which)}`}, found ${found.length}. Asked was: ${tasks}.`,
    )
  }

  /** The time it is for this client. */
  get now(): Date {
    return new Date(this.#world.now)
  }

  /** Lets so many milliseconds pass: deadlines and what is scripted for later happen in their order. */
  advance(ms: number): Promise<void> {
    return this.#world.advance(ms)
  }

  /**
   * For the end of a test.
   *
   * @throws {Error} A script was left over, or a question is open that nobody was to answer.
   */
  assertDone(): void {
    if (this.#script.length > 0) throw new Error(`${this.#script.length} scripted behaviours were not used: fewer questions were asked.`)
    const open = this.asked.filter(({ isOpen }) => isOpen).map(({ task }) => `"${task}"`)
    if (open.length > 0) throw new Error(`Still open: ${open.join(', ')}. Answer them, or script silent().`)
  }
}

/**
 * A client for tests, with people who do what the test says. Everything but the people is real: schemas, keys, errors and waits are
 * those of the package, and the server's rules decide. Its clock stands still, and jumps to what a script has for later: a wait of
 * 30 days takes a millisecond.
 *
 * @example
 * const humans = createTestClient()
 * humans.script(approve(), reject('Too much.'))
 * await refund(humans, 'A-1')
 * expect(humans.question().payload).toEqual({ amount: 250 })
 */
export function createTestClient(options: TestClientOptions = {}): TestClient {
  return new TestClient(options)
}
