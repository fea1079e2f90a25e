/** @type {import('next').NextConfig} */
const config = {
  // Two servers of one checkout, say tests beside `npm run dev`, must not share a build folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  // The badge covers the corner where phones show the answer bar, and screenshots are taken of the development server too.
  devIndicators: false,
  // Loaded from node_modules at run time: native code, workers or files beside the code that a bundle would lose.
  serverExternalPackages: ['pg', '@node-rs/argon2', 'graphile-worker', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  headers: async () => [
    // Nobody frames a page on which one press approves something (clickjacking); who may frame the one that is made for it, proxy.ts says.
    { source: '/((?!embed(?:/|$)).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
    // Types are what we say they are.
    { source: '/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
    // The set-up link carries a token that opens the whole server; no request of that page may repeat it to anybody's log.
    { source: '/setup', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] },
    // An invite opens one account, likewise.
    { source: '/invite/:token', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] },
  ],
  // Published clients print the address that a task had before.
  redirects: async () => [
    { source: '/task', has: [{ type: 'query', key: 'id', value: '(?<task>[0-9a-f]{32})' }], destination: '/tasks/:task', permanent: false },
  ],
  // `npm run check` runs the same compiler over the whole repository; twice would only be slower.
  typescript: { ignoreBuildErrors: true },
}

export default config
