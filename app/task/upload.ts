import type { FileValue } from '#app/fields/files.ts'
import type { Upload } from '#app/fields/uploads.tsx'
import { paths } from '#app/paths.ts'

const GONE = 'The server could not be reached. Try it again.'

function messageOf(body: unknown): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : null
  return typeof message === 'string' ? message : 'The server did not take the file.'
}

/** Sends the bytes of a file to this server, which keeps them for the task. Not `fetch`: only this tells how far it has come. */
export function uploadFor(taskId: string): Upload {
  return (file, { onProgress, signal }) =>
    new Promise<FileValue>((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', paths.upload(taskId, file.name))
      request.responseType = 'json'
      request.setRequestHeader('content-type', file.type || 'application/octet-stream')
      request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
      request.addEventListener('error', () => reject(new Error(GONE)))
      request.addEventListener('abort', () => reject(new Error('Stopped.')))
      request.addEventListener('load', () => {
        if (request.status !== 201) return reject(new Error(messageOf(request.response)))
        // What the bytes are is the server's word, and what it holds the answer to.
        const { file_id, name, mime, size } = request.response as FileValue & { file_id: string }
        resolve({ name, mime, size, file_id })
      })
      signal.addEventListener('abort', () => request.abort())
      request.send(file)
    })
}
