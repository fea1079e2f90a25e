type Json = Record<string, unknown>

const UPLOADED: Json = {
  type: 'object',
  required: ['file_id', 'name', 'mime', 'size', 'url'],
  properties: {
    file_id: { type: 'string' },
    name: { type: 'string' },
    mime: { type: 'string', description: 'What its bytes are, whatever was claimed.' },
    size: { type: 'integer', description: 'Bytes.' },
    url: { type: 'string', description: 'Its path on this server.' },
  },
}

const query = (name: string, description: string) => ({ name, in: 'query', required: false, description, schema: { type: 'string' } })
const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
})
const FILTERS = ['task_id', 'subject', 'actor', 'assignee', 'channel', 'action', 'actor_type', 'from', 'to', 'id']
const REFUSED = { 401: problem('UNAUTHENTICATED'), 403: problem('FORBIDDEN') }
const BYTES: Json = { type: 'string', format: 'binary' }
const PART = { type: 'object', required: ['file'], properties: { file: BYTES, task_id: { type: 'string' } } }

/** The routes whose bodies are bytes. They are no procedures, so they are described by hand. */
export const FILE_PATHS: Json = {
  '/api/files': {
    post: {
      operationId: 'files_upload',
      summary: 'Upload a file',
      description: 'For the answer to a task, or without `task_id` as evidence: a task that names the `url` lets whoever it asks see it.',
      tags: ['files'],
      parameters: [query('task_id', 'The task whose answer it is part of.'), query('name', 'Its name, when the body is the file itself.')],
      requestBody: { required: true, content: { 'multipart/form-data': { schema: PART }, '*/*': { schema: BYTES } } },
      responses: {
        201: { description: 'Stored', content: { 'application/json': { schema: UPLOADED } } },
        404: problem('TASK_NOT_FOUND'),
        409: problem('TASK_ALREADY_TERMINAL'),
        413: problem('PAYLOAD_TOO_LARGE'),
        422: problem('VALIDATION_FAILED'),
        ...REFUSED,
      },
    },
  },
  '/api/files/{id}': {
    get: {
      operationId: 'files_get',
      summary: 'Download a file',
      tags: ['files'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: { description: 'The bytes', content: { '*/*': { schema: BYTES } } }, 404: problem('NOT_FOUND'), ...REFUSED },
    },
  },
  '/api/audit/export': {
    get: {
      operationId: 'audit_export',
      summary: 'Export the audit, whatever its size',
      description: 'Everything that the filters of `GET /api/audit` let through, newest first, streamed. JSON is one array.',
      tags: ['audit'],
      parameters: [
        { name: 'format', in: 'query', required: true, schema: { type: 'string', enum: ['csv', 'json'] } },
        ...FILTERS.map((name) => query(name, 'As in `GET /api/audit`.')),
      ],
      responses: {
        200: {
          description: 'The entries',
          content: {
            'text/csv': { schema: { type: 'string' } },
            'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/AuditRecord' } } },
          },
        },
        422: problem('VALIDATION_FAILED'),
        ...REFUSED,
      },
    },
  },
  '/api/tasks/{id}/media': {
    get: {
      operationId: 'tasks_media',
      summary: 'Fetch a picture or PDF of another host',
      description: 'Only what the payload, the form or the prefill of the task names. The host learns nothing of who looks.',
      tags: ['files'],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { ...query('url', 'The address, letter by letter as the task has it.'), required: true },
      ],
      responses: {
        200: { description: 'The bytes', content: { 'image/*': { schema: BYTES }, 'application/pdf': { schema: BYTES } } },
        404: problem('TASK_NOT_FOUND, or NOT_FOUND when the task does not name the address'),
        422: problem('VALIDATION_FAILED'),
        502: problem('MEDIA_UNAVAILABLE or MEDIA_REFUSED'),
        ...REFUSED,
      },
    },
  },
}
