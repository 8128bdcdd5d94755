/**
 * The six roles on the life line of a message, always in this order.
 * Every question, section, setting and figure names the roles it concerns by these ids.
 */
export const roles = {
  producer: 'Producer',
  nameserver: 'NameServer',
  proxy: 'Proxy',
  master: 'Master',
  slave: 'Slave',
  consumer: 'Consumer',
} as const;

export type Role = keyof typeof roles;

export const roleIds: readonly Role[] = ['producer', 'nameserver', 'proxy', 'master', 'slave', 'consumer'];

/** Whether `name` is one of the six role ids. */
export function isRole(name: string): name is Role {
  return name in roles;
}

/** Of each role in order: whether it is among `concerned`, and whether the hairline from the first to the last of them reaches it from before and leaves it after. */
export function strip(concerned: readonly Role[]): { role: Role; lit: boolean; before: boolean; after: boolean }[] {
  const lit = roleIds.map((role) => concerned.includes(role));
  const [first, last] = [lit.indexOf(true), lit.lastIndexOf(true)];
  return roleIds.map((role, index) => ({
    role, lit: lit[index] === true,
    before: first >= 0 && index > first && index <= last,
    after: first >= 0 && index >= first && index < last,
  }));
}
