import { DomainError } from '#server/domain/errors.ts'

type Address = { email: string | null; slack_team_id: string | null; slack_user_id: string | null }

/** Nobody can be asked who cannot be told: a person has an email, or a Slack user with its team, never half of that. */
export function assertAddress({ email, slack_team_id: team, slack_user_id: user }: Address): void {
  if (Boolean(team) !== Boolean(user))
    throw new DomainError('USER_NO_ADDRESS', `A Slack ${team ? 'team without its user' : 'user without its team'} is nobody's address.`)
  if (!email && !user) throw new DomainError('USER_NO_ADDRESS', 'A person needs an address, to be told of tasks.')
}
