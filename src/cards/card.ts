import type { Role } from '../roles.ts';

/** What the preview image of one page says. */
export interface Card {
  /** Name of the site. */
  site: string;
  /** What the page belongs to; '' for the home page. */
  topic: string;
  title: string;
  /** The roles it concerns, in their order. */
  roles: readonly Role[];
  /** The release it is verified against. */
  release: string;
  /** `file:line` where the title is written. */
  at: string;
}

/** Pixels, as those who show previews ask for. */
export const cardSize = { width: 1200, height: 630 } as const;
