/** One version for the server, its OpenAPI document and the CLI; a test holds it to package.json. */
export const VERSION = '0.1.0'
