import { BlockList, isIP } from 'node:net'
import { env } from '#server/env.ts'

/**
 * Addresses that lead into somebody's own network or nowhere (IANA's special-purpose registry): neither a callback
 * nor a picture must make this server ask a metadata service, a database or itself.
 */
const CLOSED_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; metadata of some clouds
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local; metadata of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // retired 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks between networks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
]

/** Only 2000::/3 is handed out to the public. The first three rows close the rest: loopback, mapped IPv4, NAT64, unique local, link-local, multicast. */
const CLOSED_V6 = [
  '::/3',
  '4000::/2',
  '8000::/1',
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarks
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: carries an IPv4 address of any kind
  '3fff::/20', // documentation
]

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

// Apart, because a list that holds both kinds also looks at IPv4 addresses as IPv6.
const closed = { ipv4: listOf(CLOSED_V4), ipv6: listOf(CLOSED_V6) }

type Allowed = { setting: readonly string[]; hosts: Set<string>; networks: BlockList }

let allowed: Allowed | undefined

/** What AWAITHUMANS_CALLBACK_ALLOW opens, read once. */
function readAllowed(): Allowed {
  const setting = env().AWAITHUMANS_CALLBACK_ALLOW
  if (allowed?.setting !== setting) {
    const networks = setting.filter((entry) => isIP(entry.split('/')[0] ?? '') !== 0)
    const hosts = setting.filter((entry) => !networks.includes(entry)).map(bareName)
    allowed = { setting, hosts: new Set(hosts), networks: listOf(networks) }
  }
  return allowed
}

/** A host of a URL without what does not tell hosts apart: brackets, the final dot, capitals. */
export function bareName(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}

/** By name: whatever it resolves to. */
export function isAllowedHost(hostname: string): boolean {
  return readAllowed().hosts.has(bareName(hostname))
}

/** Whether an address may be dialled: a public one, or one that the operator has opened. */
export function isReachable(unverified: string): boolean {
  const [address = ''] = unverified.split('%')
  const version = isIP(address)
  if (version === 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  return !closed[family].check(address, family) || readAllowed().networks.check(address, family)
}
