import { languages, type Lang } from '../languages.ts';
import { element } from '../layouts/element.ts';
import { find, type Found } from './find.ts';
import { hitElement } from './hits.ts';
import type { Match } from './pagefind.ts';
import { toHit } from './results.ts';
import { words } from './words.ts';

/** The elements of a search that is under way, in the dialog and on the results page alike. */
export interface Parts {
  field: HTMLInputElement;
  /** Says how many results there are when the search is done. */
  status: HTMLElement;
  list: HTMLOListElement;
  /** What to do where there is nothing. */
  note: HTMLElement;
}

export interface Wishes {
  /** Results shown at once. */
  first: number;
  count: (results: number) => string;
  /** Called before results are shown; `undefined` where nothing is asked. */
  found?: (found: Found | undefined) => Promise<void> | void;
  /** Called when results are shown. */
  shown?: (total: number, visible: number) => void;
  filter?: (match: Match) => boolean;
}

/** Milliseconds without a key before a search starts: longer than most people take between two keys, as each search fetches parts of the index and what it shows. */
const pause = 200;

/** Searches while the reader types and shows what is found. */
export class LiveSearch {
  /** Resolves when what is in the field has been searched for. */
  settled: Promise<void> = Promise.resolve();
  readonly #parts: Parts;
  readonly #lang: Lang;
  readonly #wishes: Wishes;
  #turn = 0;
  #found: Found | undefined;

  constructor(parts: Parts, lang: Lang, wishes: Wishes) {
    this.#parts = parts;
    this.#lang = lang;
    this.#wishes = wishes;
    const later = () => this.run(pause);
    parts.field.addEventListener('input', (event) => {
      // An input method's letters are not words yet.
      if (!(event instanceof InputEvent && event.isComposing)) later();
    });
    parts.field.addEventListener('compositionend', later);
  }

  /** Searches for what is in the field, after `wait` ms; a later call takes the place of an earlier one. */
  run(wait = 0): void {
    const turn = ++this.#turn;
    this.settled = this.#run(turn, wait);
  }

  /** Shows the results found last, at least `visible` of them. */
  async show(visible = this.#wishes.first): Promise<void> {
    const turn = this.#turn;
    const { list, status, note, field } = this.#parts;
    const t = words(this.#lang);
    const matches = (this.#found?.matches ?? []).filter((match) => this.#wishes.filter?.(match) ?? true);
    const sections = await Promise.all(matches.slice(0, visible).map((match) => match.data()));
    if (turn !== this.#turn) return;
    list.replaceChildren(...sections.map((section) => hitElement(toHit(section, this.#found?.wordings ?? [], this.#lang))));
    const asked = this.#found !== undefined;
    status.textContent = !asked ? '' : matches.length === 0 ? t.none(field.value.trim()) : this.#found?.close ? t.near(matches.length) : this.#wishes.count(matches.length);
    note.replaceChildren(...(asked && matches.length === 0 ? this.#advice(t.noneHelp) : []));
    this.#wishes.shown?.(matches.length, sections.length);
  }

  async #run(turn: number, wait: number): Promise<void> {
    const { field, status, list, note } = this.#parts;
    const t = words(this.#lang);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (turn !== this.#turn) return;
    const typed = field.value.trim();
    if (typed !== '' && list.childElementCount === 0) status.textContent = t.searching;
    try {
      const found = typed === '' ? undefined : await find(typed, this.#lang);
      if (turn !== this.#turn) return;
      await this.#wishes.found?.(found);
      this.#found = found;
      await this.show();
    } catch {
      if (turn !== this.#turn) return;
      list.replaceChildren();
      status.textContent = '';
      note.replaceChildren(...this.#advice(t.failed));
    }
  }

  #advice(text: string): Node[] {
    const outline = element('a', '', words(this.#lang).outline);
    outline.href = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${languages[this.#lang].prefix}`;
    return [document.createTextNode(text), outline];
  }
}
