import type { Lang } from '../languages.ts';
import type { Role } from '../roles.ts';

/** A section of a page, as its heading says it: `## 标题 {#id roles="master slave" nav="短名" strip="存储"}`. */
export interface Section {
  depth: 2 | 3;
  id: string;
  text: string;
  /** Short name for the sidebar; the heading itself where it is short enough. */
  nav: string;
  roles: Role[];
  /** Label under the section's first role in the strip on top of the page. */
  strip?: string;
  /** `file:line` where it stands. */
  at: string;
}

/** A figure's source where it stands in the page. */
export interface FigureSource {
  id: string;
  source: string;
  /** `file:line` of its first line. */
  at: string;
  /** 1 for the first figure of the page. */
  number: number;
}

/** What reading a page's Markdown tells of it, beside its HTML. */
export interface Document {
  lang: Lang;
  /** Path of the page's file in the repository. */
  file: string;
  sections: Section[];
  figures: FigureSource[];
  /** Every `<Cite>` in order, and where it stands. */
  cites: (CiteAttributes & { at: string })[];
  /** Every link that a writer wrote. */
  links: { href: string; at: string }[];
  /** Every `<Myth>`: what is often said, and its place on the page. */
  myths: { id: string; said: string; at: string }[];
  /** Every `<Fault>`: what is seen, the exact error where there is one, and the first place in the source that is cited for it. */
  faults: { id: string; symptom: string; error?: string; cite?: CiteAttributes; at: string }[];
  /** `Class.field` of every `<Default>` and `<Setting>`. */
  settings: { name: string; at: string }[];
  /** Whether it has components whose styles are in src/layouts/extra.css. */
  extra: boolean;
  /** Reading time in whole minutes. */
  minutes: number;
}

/** How a citation is written: class and token, a file of a package, or a page of documentation. */
export interface CiteAttributes {
  class?: string;
  method?: string;
  token?: string;
  package?: string;
  file?: string;
  href?: string;
  read?: string;
  title?: string;
}
