import { element } from './element.ts';
import { roleIds, roles as names, type Role } from '../roles.ts';

/** The bare strip of roles (see Strip.astro) as an element: the marks of those concerned on six ticks, joined by a hairline. */
export function stripOf(roles: readonly Role[]): HTMLElement {
  const strip = element('span', 'strip bare');
  strip.append(element('span', 'visually-hidden', roles.map((role) => names[role]).join(', ')));
  const lit = roleIds.map((role) => roles.includes(role));
  roleIds.forEach((role, index) => {
    const tick = element('span', 'strip-tick');
    tick.classList.toggle('before', index > lit.indexOf(true) && index <= lit.lastIndexOf(true));
    tick.classList.toggle('after', index >= lit.indexOf(true) && index < lit.lastIndexOf(true));
    if (lit[index]) tick.append(element('span', `mark ${role}`));
    strip.append(tick);
  });
  return strip;
}
