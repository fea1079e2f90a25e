import type { FileValue } from '#app/fields/files.ts'
import { paths } from '#app/paths.ts'

/** Where a file of an answer is read from: this server, or the answer itself. */
export function fileAddress(file: FileValue): string {
  return 'file_id' in file && file.file_id ? paths.file(file.file_id) : 'data' in file ? file.data : ''
}
