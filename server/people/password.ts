import { hash, verify } from '@node-rs/argon2'

/** argon2id by default. 64 MiB, three passes, four lanes (server §5.4): about 100 ms of a core, off the event loop. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 4 }

/** The hash of a password that nobody has, for work on unknown accounts: their answer must not come sooner. */
const NOBODY = '$argon2id$v=19$m=65536,t=3,p=4$cflhwKcShuqUa9jT14nR7Q$0m3TGv+L/yjOfSuH8cWypM9er0ZCV4Xa393397Z6G+M'

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** Takes as long for an account without a password as for one with. A hash that cannot be read fits no password. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const fits = await verify(stored ?? NOBODY, password).catch(() => false)
  return stored !== null && fits
}
