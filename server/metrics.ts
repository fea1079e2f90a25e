import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { singleton } from '#server/db/singleton.ts'

/** Seconds. From the few ms of a decision that reaches its agent to the half minute that a poll is held. */
const QUICK = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
/** Seconds. A sweep comes every second; whatever is above two had to wait for something. */
const LATE = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 5, 15, 60, 300]

function create() {
  const registers = [new Registry()]
  collectDefaultMetrics({ register: registers[0] })
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `awaithumans_${name}`, help, labelNames, registers })
  return {
    registry: registers[0] as Registry,
    tasks: gauge('tasks', 'Tasks by status; counting stops at 100,000 of each.', ['status']),
    waits: gauge('open_waits', 'Waits that this process holds for agents and pages.'),
    jobs: gauge('jobs', 'Jobs in the queue.', ['state']),
    jobLag: gauge('job_lag_seconds', 'How long the job that is due longest has waited.'),
    deliveries: gauge('deliveries', 'Webhook deliveries by status, of the 100,000 that changed last.', ['status']),
    connections: gauge('db_connections', 'Connections of the pool that requests and jobs share, and who waits for one.', ['state']),
    transitions: new Counter({
      name: 'awaithumans_task_transitions_total',
      help: 'Changes of status made by this process.',
      labelNames: ['to'],
      registers,
    }),
    resume: new Histogram({
      name: 'awaithumans_resume_seconds',
      help: 'From the commit of a change to the waiter of this process that is told.',
      buckets: QUICK,
      registers,
    }),
    lateness: new Histogram({
      name: 'awaithumans_deadline_lateness_seconds',
      help: 'From a deadline to the sweep of this process that acted on it.',
      buckets: LATE,
      registers,
    }),
    requests: new Histogram({
      name: 'awaithumans_http_request_seconds',
      help: 'Requests by method, route and status; a wait lasts as long as it was held.',
      labelNames: ['method', 'route', 'status'],
      buckets: QUICK,
      registers,
    }),
  }
}

/** What this process counts. Kept whether anybody asks or not: a counter costs a few hundred nanoseconds. */
export const metrics = () => singleton('metrics', create)
