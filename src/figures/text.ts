/*
 * Widths of text at build time, without a browser.
 *
 * The advances are those of Inter 4.1, read from the package @fontsource/inter 5.3.0 with fontkit, in thousandths of an
 * em for U+0020 to U+007E. Readers see their system's font; Inter is wider than San Francisco, Segoe UI and Roboto, and
 * the factor below leaves room for the wider ones among Linux's system fonts.
 */
const regular =
  '281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 631 407 610 618 646 593 620 566 619 620 288 302 662 662 662 511 966 690 654 730 722 601 590 746 743 269 571 672 565 903 753 765 639 765 644 642 646 744 690 985 682 679 629 365 360 365 471 456 323 562 612 571 612 583 370 613 591 242 242 549 242 876 591 600 612 612 376 528 327 591 562 818 546 562 552 426 333 426 662'
    .split(' ')
    .map(Number);
const bold =
  '237 338 552 649 655 1016 672 339 377 377 559 679 334 468 334 388 674 431 630 646 676 622 649 582 651 649 334 343 679 679 679 560 1016 747 662 740 722 607 587 750 747 281 584 719 565 932 762 771 648 777 657 655 667 732 747 1038 738 731 664 377 388 377 487 476 365 581 630 588 630 596 398 632 623 271 271 580 271 913 623 613 630 630 407 560 366 623 600 850 580 602 573 469 372 469 679'
    .split(' ')
    .map(Number);
const safety = 1.04;
/* SF Mono, the widest of the site's monospaced fonts, advances 0.618 em; the others 0.55 to 0.602. */
const monoAdvance = 0.62;
/* Quotes, dashes and Latin letters past ASCII, rounded up from Inter; all else (Han, full-width, arrows) is one em. */
const narrow = /[\u00A0-\u024F\u2010-\u201F\u2039\u203A]/;

export type Face = 'sans' | 'bold' | 'mono';

/** Width of one line of text in CSS pixels. */
export function textWidth(text: string, face: Face, size: number): number {
  let em = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || code > 0x7e) em += narrow.test(character) ? 0.7 : 1;
    else if (face === 'mono') em += monoAdvance;
    else em += ((face === 'bold' ? bold : regular)[code - 0x20] ?? 1000) * (safety / 1000);
  }
  return em * size;
}

/* 禁则: what must not begin a line, and what must not end one. */
const noStart = /^[\s，。、；：？！）」』】》〉”’…—·％,.;:?!)\]}%]/;
const noEnd = /[（「『【《〈“‘([{]$/;
const word =
  /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]\s*|[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]+\s*|\s+/gu;

/**
 * Breaks a line of text so that each piece is at most `width` wide: between Han and after spaces, never against 禁则;
 * inside a long identifier after a dot or underscore or before a capital, only where nothing else helps.
 */
export function breakText(text: string, width: number, face: Face, size: number): string[] {
  const widthOf = (line: string): number => textWidth(line, face, size);
  if (widthOf(text.trimEnd()) <= width) return [text];
  const pieces = unbroken(text.match(word) ?? []).flatMap((piece) => (widthOf(piece.trimEnd()) <= width ? [piece] : piece.split(/(?<=[._/])|(?<=[a-z])(?=[A-Z])/)));
  return balance(pieces, width, size / 2, widthOf);
}

/** Sets `pieces` in as few lines as `width` allows, a piece that is wider alone; then in the narrowest width, tried in steps, that needs no further line. */
export function balance(pieces: readonly string[], width: number, step: number, widthOf: (line: string) => number): string[] {
  const fitting = (most: number) => fill(pieces, (line) => widthOf(line.trimEnd()) <= most);
  let lines = fitting(width);
  // A last line of one sign looks lost.
  for (let narrower = width - step; narrower > width / 2; narrower -= step) {
    const tighter = fitting(narrower);
    if (tighter.length > lines.length || tighter.some((line) => widthOf(line) > narrower)) break;
    lines = tighter;
  }
  return lines;
}

function fill(pieces: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Joins words to the smallest pieces between which a line may break: 禁则, and no line begins with a space. */
export function unbroken(words: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const next of words) {
    const last = pieces.at(-1);
    if (last !== undefined && (noStart.test(next) || noEnd.test(last.trimEnd()))) pieces[pieces.length - 1] = last + next;
    else pieces.push(next);
  }
  return pieces;
}

/** Lines of one label as running text: no space where Chinese goes on. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => (text === '' || (han.test(text.slice(-1)) && (han.test(line.charAt(0)) || fullWidth.test(text.slice(-1)))) ? text + line : `${text} ${line}`), '');
}

const han = /[\u2E80-\u9FFF\uFF00-\uFFEF]/;
const fullWidth = /[\u3000-\u303F\uFF00-\uFFEF]/;

/** Whether a label's line is an identifier: no Han, no space, and a sign that prose has not. */
export function isIdentifier(line: string): boolean {
  return /^[\x21-\x7e]+$/.test(line) && /[._#()*]|[a-z][A-Z]/.test(line);
}
