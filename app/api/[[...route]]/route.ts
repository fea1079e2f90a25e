import { handle } from '#server/http/app.ts'

/** For hosts that run Next alone, such as Vercel. `server/main.ts` answers /api itself and never gets here. */
export { handle as DELETE, handle as GET, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT }
