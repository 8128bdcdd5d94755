import type { Place } from '../evidence/place.ts';
import { Problem } from '../problem.ts';
import type { CiteAttributes } from './document.ts';

/** A page of documentation or a thread: its address and the day it was read. */
export interface Page {
  href: string;
  read: string;
  title: string;
}

/** The page that a `<Cite href>` names, or undefined for a citation of source. Throws a Problem where its day or title is missing. */
export function pageOf({ href, read, title }: CiteAttributes, at: string): Page | undefined {
  if (href === undefined) return undefined;
  if (!read || !/^\d{4}-\d\d-\d\d$/.test(read) || !title) {
    throw new Problem(at, `<Cite href="${href}"> has no ${title ? 'day' : 'title'}`, 'add title="…" and read="YYYY-MM-DD", the day you opened it');
  }
  return { href, read, title };
}

/** The place in source that a `<Cite>` names. Throws a Problem where neither class nor package and file are named. */
export function placeOf(attributes: CiteAttributes, at: string): Place {
  const { package: name, file, token, method } = attributes;
  if (name !== undefined && file !== undefined && token !== undefined) return { package: name, file, token };
  if (attributes.class !== undefined && (method !== undefined || token !== undefined)) return { class: attributes.class, method, token };
  throw new Problem(at, '<Cite> names no place', 'write <Cite class="CommitLog" method="handleHA" token="…" />, or package, file and token');
}
