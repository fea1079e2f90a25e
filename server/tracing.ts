import { context, isSpanContextValid, propagation, type Span, SpanStatusCode, SpanKind, trace } from '@opentelemetry/api'
import { env } from '#server/env.ts'
import { currentScope } from '#server/scope.ts'
import { VERSION } from '#server/version.ts'

/** W3C trace context, version 00: what agents send and webhooks carry on. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

let flush: (() => Promise<void>) | undefined

/** Whether spans go anywhere. */
export function isTracing(): boolean {
  return flush !== undefined
}

/** Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT, if it is set; the exporter reads the other OTEL_… variables itself. */
export async function startTracing(): Promise<void> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return
  const [
    { BatchSpanProcessor, NodeTracerProvider },
    { OTLPTraceExporter },
    { defaultResource, detectResources, envDetector, resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const ours = resourceFromAttributes({ 'service.name': 'awaithumans', 'service.version': VERSION })
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(ours)
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  flush = () => provider.shutdown()
}

/** Sends what is left. */
export async function stopTracing(): Promise<void> {
  await flush?.().catch(() => undefined)
  flush = undefined
}

/** A trace context that may be kept and repeated, or null for whatever else was sent. */
export function readTraceparent(header: string | null | undefined): string | null {
  return header && TRACEPARENT.test(header) ? header : null
}

/** The trace that is under way here, for what is to go on elsewhere; null when nothing is traced. */
export function currentTraceparent(): string | null {
  const active = trace.getActiveSpan()?.spanContext()
  if (!active || !isSpanContextValid(active)) return null
  return `00-${active.traceId}-${active.spanId}-${active.traceFlags.toString(16).padStart(2, '0')}`
}

function finish(span: Span, error?: unknown): void {
  const { taskId, requestId } = currentScope()
  if (taskId) span.setAttribute('awaithumans.task_id', taskId)
  if (requestId) span.setAttribute('awaithumans.request_id', requestId)
  // The class of what went wrong, not its words: they may quote what somebody wrote.
  if (error) span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
  span.end()
}

type Traced = { name: string; kind: 'server' | 'job'; parent: string | null | undefined }

/** Runs work as a span: a child of `parent`, which is a traceparent, or a trace of its own. Costs nothing while nothing is traced. */
export async function inSpan<T>({ name, kind, parent }: Traced, work: (span: Span) => Promise<T>): Promise<T> {
  const traceparent = readTraceparent(parent)
  const within = traceparent ? propagation.extract(context.active(), { traceparent }) : context.active()
  const options = { kind: kind === 'server' ? SpanKind.SERVER : SpanKind.CONSUMER }
  return trace.getTracer('awaithumans', VERSION).startActiveSpan(name, options, within, async (span) => {
    try {
      const result = await work(span)
      finish(span)
      return result
    } catch (error) {
      finish(span, error)
      throw error
    }
  })
}
