import type { Lang } from '../languages.ts';

/** Words around a figure, in both languages. */
const zh = {
  figure: (number: number) => `图 ${number}`,
  fullScreen: '全屏',
  copySource: '复制源码',
  copyLink: '复制链接',
  source: 'Mermaid 源码',
  words: '用文字读这张图',
  step: (number: string) => `第 ${number} 步`,
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '原大',
  close: '关闭',
};

type FigureLabels = typeof zh;

const en: FigureLabels = {
  figure: (number) => `Figure ${number}`,
  fullScreen: 'Full screen',
  copySource: 'Copy source',
  copyLink: 'Copy link',
  source: 'Mermaid source',
  words: 'Read this figure as text',
  step: (number) => `Step ${number}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Actual size',
  close: 'Close',
};

const labels: Record<Lang, FigureLabels> = { zh, en };

/** The words around figures in `lang`. */
export function figureWords(lang: Lang): FigureLabels {
  return labels[lang];
}
