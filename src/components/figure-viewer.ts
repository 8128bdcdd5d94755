import { other, langs, languages } from '../languages.ts';
import { loadStyleSheet } from '../layouts/style-sheet.ts';
import { figureWords } from './figure-labels.ts';
import styles from './figure-viewer.css?url';

let styled: Promise<void> | undefined;

const smallest = 0.5;
const largest = 4;
const step = 1.25;

/** Shows the figure's drawing alone on the whole screen, to zoom and to move about. Focus returns to where it was. */
export async function openFigure(figure: HTMLElement): Promise<void> {
  const drawing = figure.querySelector<SVGSVGElement>('.drawing');
  if (!drawing) return;
  await (styled ??= loadStyleSheet(styles));
  const dialog = document.createElement('dialog');
  dialog.className = 'figure-viewer';
  dialog.ariaLabel = figure.querySelector('figcaption')?.textContent ?? '';
  const room = document.createElement('div');
  room.className = 'viewer-room';
  room.tabIndex = 0;
  const copy = copyWithoutIds(drawing);
  room.append(copy);
  const zoom = zoomOf(room, copy, drawing.viewBox.baseVal);
  dialog.append(toolbar(zoom, () => dialog.close()), room);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom.by(step);
    else if (event.key === '-') zoom.by(1 / step);
    else if (event.key === '0') zoom.to(1);
    else return;
    event.preventDefault();
  });
  document.body.append(dialog);
  dialog.showModal();
  room.focus();
  zoom.fit();
}

interface Zoom {
  by(factor: number, x?: number, y?: number): void;
  to(scale: number): void;
  fit(): void;
}

/* Sizes the drawing by its attributes; the point under `x`, `y` (or the middle) stays where it is. */
function zoomOf(room: HTMLElement, drawing: SVGSVGElement, { width, height }: { width: number; height: number }): Zoom {
  let scale = 1;
  const apply = (wanted: number, x = room.clientWidth / 2, y = room.clientHeight / 2): void => {
    const next = Math.min(largest, Math.max(smallest, wanted));
    const [left, top] = [(room.scrollLeft + x) * (next / scale) - x, (room.scrollTop + y) * (next / scale) - y];
    scale = next;
    drawing.setAttribute('width', String(Math.round(width * scale)));
    drawing.setAttribute('height', String(Math.round(height * scale)));
    room.scrollTo(left, top);
  };
  room.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { left, top } = room.getBoundingClientRect();
    apply(scale * Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
  }, { passive: false });
  room.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) room.setPointerCapture(event.pointerId);
  });
  room.addEventListener('pointermove', (event) => {
    if (room.hasPointerCapture(event.pointerId)) room.scrollBy(-event.movementX, -event.movementY);
  });
  return {
    by: (factor, x, y) => apply(scale * factor, x, y),
    to: (wanted) => apply(wanted),
    // As large as the screen is wide, but no larger than twice: what a reader opens it for.
    fit: () => apply(Math.min(2, (room.clientWidth - 32) / width), 0, 0),
  };
}

function copyWithoutIds(drawing: SVGSVGElement): SVGSVGElement {
  const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const { name, value } of drawing.attributes) copy.setAttribute(name, value);
  copy.append(...[...drawing.cloneNode(true).childNodes]);
  copy.removeAttribute('aria-labelledby');
  copy.ariaLabel = drawing.querySelector('title')?.textContent ?? '';
  // Arrowheads are referred to by id; the page's own serve the copy too.
  for (const element of copy.querySelectorAll('marker')) element.remove();
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  return copy;
}

function toolbar(zoom: Zoom, close: () => void): HTMLElement {
  const lang = langs.find((known) => languages[known].tag === document.documentElement.lang) ?? other('zh');
  const t = figureWords(lang);
  const bar = document.createElement('div');
  bar.className = 'viewer-tools';
  const actions: [string, string, () => void][] = [
    ['−', t.zoomOut, () => zoom.by(1 / step)],
    ['+', t.zoomIn, () => zoom.by(step)],
    ['1:1', t.fit, () => zoom.to(1)],
    [t.close, t.close, close],
  ];
  bar.append(...actions.map(([sign, name, act]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'tool';
    button.textContent = sign;
    button.ariaLabel = name;
    button.title = name;
    button.addEventListener('click', act);
    return button;
  }));
  return bar;
}
