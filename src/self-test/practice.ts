import { element } from '../layouts/element.ts';
import { loadStyleSheet } from '../layouts/style-sheet.ts';
import type { Lang } from '../languages.ts';
import { KeptProgress } from './kept-progress.ts';
import styles from './practice.css?url';
import { count, mark, next } from './schedule.ts';
import { progressTools } from './tools.ts';
import { words } from './words.ts';

/** A question as the page shows it: its folded answer is what practice shows too. */
interface Card {
  id: string;
  question: string;
  topic: string;
  answer: Element;
}

/** Starts practice in `root`, the place of the button that was pressed. */
export async function startPractice(root: HTMLElement): Promise<void> {
  await loadStyleSheet(styles);
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const t = words(lang);
  const cards = cardsOfPage();
  const kept = new KeptProgress(new Set(cards.map(({ id }) => id)));

  const region = element('section', 'practice-region');
  region.ariaLabel = t.region;
  const topic = element('select');
  topic.ariaLabel = t.topic;
  topic.append(new Option(t.every, ''), ...topicsOfPage().map(({ id, name }) => new Option(name, id)));
  const progress = element('p', 'practice-progress');
  progress.role = 'status';
  const question = element('h3', 'practice-question');
  question.tabIndex = -1;
  const answer = element('div', 'practice-answer');
  const buttons = element('p', 'practice-buttons');
  const [show, knew, not, again] = [t.show, t.knew, t.not, t.again].map((label) => {
    const button = element('button', '', label);
    button.type = 'button';
    return button;
  });
  if (!show || !knew || !not || !again) return;
  const head = element('p', 'practice-head');
  head.append(t.topic, ' ', topic);
  buttons.append(show, knew, not, again);
  region.append(head, progress, question, answer, buttons, element('p', 'practice-keys', t.keys), progressTools(kept, t, () => ask()));
  root.replaceChildren(region);

  let current: Card | undefined;
  const inScope = () => cards.filter((card) => topic.value === '' || card.topic === topic.value).map(({ id }) => id);

  const ask = (early = false) => {
    const ids = inScope();
    const last = current?.id;
    const now = early ? Number.MAX_SAFE_INTEGER : Date.now();
    const id = next(kept.now, ids, now, Math.random(), last);
    current = cards.find((card) => card.id === id);
    const { known, unknown, unasked } = count(kept.now, ids);
    progress.textContent = t.progress(known, unknown, unasked);
    question.textContent = current?.question ?? t.done;
    answer.replaceChildren();
    set({ show: current !== undefined, again: current === undefined });
    question.focus();
  };
  const set = (shown: { show?: boolean; judge?: boolean; again?: boolean }) => {
    show.hidden = !shown.show;
    knew.hidden = not.hidden = !shown.judge;
    again.hidden = !shown.again;
  };
  const reveal = () => {
    if (!current || show.hidden) return;
    answer.replaceChildren(current.answer.cloneNode(true));
    set({ judge: true });
    knew.focus();
  };
  const judge = (known: boolean) => {
    if (!current || knew.hidden) return;
    kept.set(mark(kept.now, current.id, known, Date.now()));
    ask();
  };

  show.addEventListener('click', reveal);
  knew.addEventListener('click', () => judge(true));
  not.addEventListener('click', () => judge(false));
  again.addEventListener('click', () => ask(true));
  topic.addEventListener('change', () => ask());
  region.addEventListener('keydown', (event) => {
    const onControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLSelectElement || event.target instanceof HTMLAnchorElement;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === ' ' && !onControl) {
      event.preventDefault();
      reveal();
    } else if (event.key === '1') judge(true);
    else if (event.key === '2') judge(false);
  });
  ask();
}

function cardsOfPage(): Card[] {
  return [...document.querySelectorAll<HTMLElement>('.self-test [data-topic]')].flatMap((section) =>
    [...section.querySelectorAll('details')].flatMap((details) => {
      const [question, answer] = [details.querySelector('summary > span')?.textContent, details.querySelector('.questions-answer')];
      return question && answer ? [{ id: details.id.slice(2), question, topic: section.dataset['topic'] ?? '', answer }] : [];
    }),
  );
}

function topicsOfPage(): { id: string; name: string }[] {
  return [...document.querySelectorAll<HTMLElement>('.self-test [data-topic]')].map(({ dataset }) => ({ id: dataset['topic'] ?? '', name: dataset['name'] ?? '' }));
}
