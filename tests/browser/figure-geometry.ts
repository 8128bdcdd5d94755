import type { Frame, Page } from 'playwright-core';

/*
 * What must hold of every figure on a page, measured in the browser. Each function returns the faults in words;
 * they run inside the page, so they use nothing from outside.
 */

/** Faults of the drawings that the page shows: words outside the drawing, their box or each other's way. */
export function drawingFaults(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const words = (element: Element): string => `“${element.textContent.trim().slice(0, 30)}”`;
    const inside = (inner: DOMRect, outer: DOMRect, slack: number): boolean =>
      inner.left >= outer.left - slack && inner.right <= outer.right + slack && inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
    const box = (element: Element): DOMRect => element.getBoundingClientRect();

    for (const drawing of document.querySelectorAll('.figure .drawing')) {
      if (getComputedStyle(drawing).visibility === 'hidden') continue;
      const id = drawing.closest('figure')?.id;
      const fault = (text: string): number => faults.push(`${id}: ${text}`);
      const texts = [...drawing.querySelectorAll('text')];
      for (const text of texts) if (!inside(box(text), box(drawing), 0.5)) fault(`${words(text)} crosses the drawing's edge`);

      // A line of text is as high as its font asks; two pixels less is what the eye sees of it.
      const seen = texts.map((text) => ({ text, rect: box(text) }));
      for (const [index, { text, rect }] of seen.entries()) {
        for (const other of seen.slice(index + 1)) {
          const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
          const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
          if (across > 0 && down > 4) fault(`${words(text)} overlaps ${words(other.text)}`);
        }
      }
      for (const group of drawing.querySelectorAll('.note, .node')) {
        const shape = group.querySelector(':scope > :is(rect, path, circle)');
        for (const text of group.querySelectorAll('text')) if (shape && !inside(box(text), box(shape), 0.5)) fault(`${words(text)} leaves its ${group.classList[0]}`);
      }
      for (const frame of drawing.querySelectorAll('g > path.frame:not(.else)')) {
        // The legend stands on the frame's top edge.
        for (const text of frame.parentElement?.querySelectorAll('text') ?? []) if (!inside(box(text), box(frame), 11)) fault(`${words(text)} leaves its frame`);
        for (const text of frame.parentElement?.querySelectorAll('.step text') ?? []) if (!inside(box(text), box(frame), 0)) fault(`${words(text)} leaves its frame`);
      }
      for (const step of drawing.querySelectorAll('.step')) {
        const label = step.querySelector('.label:not(.side):not(.name)');
        const line = step.querySelector('.line');
        if (label && line && (box(label).left < box(line).left - 10 || box(label).right > box(line).right + 10)) fault(`${words(label)} is longer than its arrow`);
      }
      // A frame's keyword and condition stand on either side of a bar.
      for (const text of texts.flatMap((text) => (text.matches('.when') ? [...text.querySelectorAll('tspan')] : [text]))) {
        for (const bar of drawing.querySelectorAll('.bar')) {
          const [a, b] = [box(text), box(bar)];
          if (!text.matches('.number') && a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top < a.bottom - 2) fault(`a bar runs through ${words(text)}`);
        }
      }
    }
    return faults;
  });
}

/** Faults of the figures that the page shows as lists: rows out of the screen or over each other, arrows beside their life lines. */
export function listFaults(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const box = (element: Element): DOMRect => element.getBoundingClientRect();
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const figure of document.querySelectorAll('.figure.sequence')) {
      const steps = figure.querySelector<HTMLElement>('.steps');
      if (!steps || box(steps).height === 0) {
        faults.push(`${figure.id}: no list`);
        continue;
      }
      const rows = [...steps.querySelectorAll('p, .arrow, .heads li')].filter((row) => !row.closest('.visually-hidden'));
      for (const [index, row] of rows.entries()) {
        const rect = box(row);
        const words = row.textContent.trim().slice(0, 30) || row.className;
        if (rect.left < -0.5 || rect.right > innerWidth + 0.5) faults.push(`${figure.id}: ${words} leaves the screen`);
        if (row.scrollWidth > row.clientWidth + 1 && !row.matches('.arrow')) faults.push(`${figure.id}: ${words} overflows`);
        for (const next of rows.slice(index + 1)) {
          const other = box(next);
          const across = Math.min(rect.right, other.right) - Math.max(rect.left, other.left);
          const down = Math.min(rect.bottom, other.bottom) - Math.max(rect.top, other.top);
          if (across > 1 && down > 1) faults.push(`${figure.id}: ${words} overlaps ${next.textContent.trim().slice(0, 30) || next.className}`);
        }
      }
      const heads = [...steps.querySelectorAll('.heads li')].map((head) => (box(head).left + box(head).right) / 2);
      for (const arrow of steps.querySelectorAll('.arrow:not(.self)')) {
        const { left, right } = box(arrow);
        for (const end of [left, right]) if (!heads.some((head) => Math.abs(head - end) < 1)) faults.push(`${figure.id}: an arrow ends at ${end}, on no life line`);
      }
    }
    return faults;
  });
}
