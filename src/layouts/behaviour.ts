/**
 * All JavaScript that loads before the reader acts. It listens once on the document and fetches
 * the rest (search, full screen, copying) when it is asked for.
 */
const root = document.documentElement;

showTheme();
markCurrentSection();
startResults();
startWhenTouched();

document.addEventListener('click', (event) => {
  // A link to a section of this page leaves the phone menu open, in front of it.
  const menu = document.getElementById('outline');
  if (event.target instanceof HTMLAnchorElement && menu?.matches(':popover-open')) menu.hidePopover();
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const action = target.dataset['action'];
  if (action === 'search') {
    event.preventDefault();
    void openSearch();
  } else if (action === 'theme' && target instanceof HTMLButtonElement) setTheme(target.value);
  else if (action === 'switch-language' && target instanceof HTMLAnchorElement) target.hash = currentSection();
  else if (action === 'figure-fullscreen') {
    const figure = target.closest('figure');
    if (figure) void import('../components/figure-viewer.ts').then(({ openFigure }) => openFigure(figure));
  } else if (action === 'practice') {
    const place = target.closest<HTMLElement>('.practice');
    if (place) void import('../self-test/practice.ts').then(({ startPractice }) => startPractice(place));
  } else if (action === 'print' && target instanceof HTMLButtonElement) {
    root.dataset['print'] = target.value;
    print();
  } else if (action?.startsWith('copy')) void import('../components/copy.ts').then(({ copy }) => copy(target, action));
});

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
  if ((event.key === '/' && !typing && !event.metaKey && !event.ctrlKey && !event.altKey) || (event.key === 'k' && (event.metaKey || event.ctrlKey))) {
    event.preventDefault();
    void openSearch();
  }
});

/** The results page searches at once where its address asks something, else when its field is first used. */
function startResults(): void {
  const field = document.querySelector<HTMLInputElement>('.search-page input');
  if (!field) return;
  const start = () => void import('../search/results-page.ts').then(({ startResultsPage }) => startResultsPage());
  if (new URLSearchParams(location.search).has('q')) start();
  else field.addEventListener('focus', start, { once: true });
}

/** The explorer of allocations, the calculators and the filter of settings load when they are touched, the former also when the address asks for a case of theirs. */
function startWhenTouched(): void {
  const parts = [
    { selector: '.explorer', asked: 'queues=', load: (part: HTMLElement) => void import('../explorer/explorer.ts').then(({ startExplorer }) => startExplorer(part)) },
    { selector: '#drain-calculator', asked: 'lag=', load: (part: HTMLElement) => void import('../components/drain-calculator.ts').then(({ startDrain }) => startDrain(part)) },
    { selector: '#size-calculator', asked: 'rate=', load: (part: HTMLElement) => void import('../components/size-calculator.ts').then(({ startSize }) => startSize(part)) },
    { selector: '.settings-index form', asked: undefined, load: (form: HTMLElement) => void import('../components/settings-filter.ts').then(({ startSettingsFilter }) => startSettingsFilter(form)) },
  ];
  for (const { selector, asked, load } of parts) {
    const part = document.querySelector<HTMLElement>(selector);
    if (!part) continue;
    if (asked && location.search.includes(asked)) load(part);
    else part.addEventListener('focusin', () => load(part), { once: true });
  }
}

async function openSearch(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (field) field.focus();
  else await (await import('../search/dialog.ts')).openSearchDialog();
}

function setTheme(theme: string): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // A browser that keeps nothing still shows the theme for this page.
  }
  showTheme();
}

function showTheme(): void {
  const theme = root.dataset['theme'] ?? 'system';
  for (const button of document.querySelectorAll<HTMLButtonElement>('.foot-theme button')) button.ariaPressed = String(button.value === theme);
}

/** Id of the section being read: the last h2 above the middle of the upper half. */
function currentSection(): string {
  const line = innerHeight / 3;
  return [...document.querySelectorAll<HTMLElement>('main h2[id]')].findLast((heading) => heading.getBoundingClientRect().top < line)?.id ?? '';
}

/** Marks the current section in the outline while the reader scrolls. */
function markCurrentSection(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('.outline-sections a');
  if (links.length === 0) return;
  let waiting = false;
  const mark = () => {
    waiting = false;
    const id = currentSection();
    for (const link of links) {
      if (link.hash === `#${id}`) link.ariaCurrent = 'true';
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('scroll', () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }, { passive: true });
  mark();
}
