import { element } from './element.ts';

/** Adds a style sheet that only some readers need and waits for it; where it fails, what is unstyled is better than nothing. */
export function loadStyleSheet(href: string): Promise<void> {
  const link = element('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return new Promise((done) => {
    link.onload = link.onerror = () => done();
  });
}
