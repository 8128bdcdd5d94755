import { element } from '../layouts/element.ts';
import { roles as names, strip, type Role } from '../roles.ts';

/** The bare strip of roles (see Strip.astro) as an element: the marks of those concerned on six ticks, joined by a hairline. */
export function stripOf(roles: readonly Role[]): HTMLElement {
  const line = element('span', 'strip bare');
  line.append(element('span', 'visually-hidden', roles.map((role) => names[role]).join(', ')));
  for (const { role, lit, before, after } of strip(roles)) {
    const tick = element('span', 'strip-tick');
    tick.classList.toggle('before', before);
    tick.classList.toggle('after', after);
    if (lit) tick.append(element('span', `mark ${role}`));
    line.append(tick);
  }
  return line;
}
