import { Problem } from '../problem.ts';
import { isRole, roleIds, type Role } from '../roles.ts';
import type { Section } from './document.ts';

/** A heading longer than this (a Han character counts 1, any other 0.5) needs a `nav` of its own. */
const navLimit = 12;

/**
 * The section that a heading opens, from its text and its attributes.
 * Throws a Problem for a heading without an id, an unknown role, a title too long for the sidebar, or a `strip` out of place.
 */
export function readSection(depth: 2 | 3, text: string, attributes: Record<string, unknown>, at: string): Section {
  const { id, nav, roles, strip } = attributes;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id)) {
    throw new Problem(at, `heading “${text}” has no id`, `write \`${'#'.repeat(depth)} ${text} {#ascii-id}\`, the same id in both languages`);
  }
  if (depth === 2 && typeof nav !== 'string' && width(text) > navLimit) {
    throw new Problem(at, `heading “${text}” is too long for the sidebar`, `add a short name: {#${id} nav="…"}`);
  }
  if (typeof strip === 'string' && (depth === 3 || typeof roles !== 'string')) {
    throw new Problem(at, `heading “${text}” cannot stand in the strip of roles`, 'strip belongs to an h2 that names its roles');
  }
  return {
    depth, id, text, at,
    nav: typeof nav === 'string' ? nav : text,
    roles: typeof roles === 'string' ? readRoles(roles, at) : [],
    ...(typeof strip === 'string' ? { strip } : {}),
  };
}

/** Role ids separated by spaces. Throws a Problem that lists the six where one is unknown. */
export function readRoles(names: string, at: string): Role[] {
  return names.split(/\s+/).filter(Boolean).map((name) => {
    if (isRole(name)) return name;
    throw new Problem(at, `unknown role “${name}”`, `use one of ${roleIds.join(', ')}`);
  });
}

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 1 : 0.5), 0);
}
