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
