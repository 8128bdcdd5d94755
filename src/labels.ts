import type { Lang } from './languages.ts';

/** Words of the interface, in both languages. Words of figures, code and search stand with their components. */
const zh = {
  site: 'RocketMQ Answers',
  skip: '跳到正文',
  contents: '目录',
  search: '搜索',
  searchHint: '搜索问题、配置、类名、报错',
  outline: '全站目录',
  breadcrumbs: '所在位置',
  thisPage: (sections: number) => `本页 ${sections} 节`,
  roles: '这一页涉及的角色',
  verified: (release: string) => `对照 RocketMQ ${release} 核实`,
  minutes: (n: number) => `读完约 ${n} 分钟`,
  citations: (n: number) => `${n} 处源码引用`,
  previous: '上一篇',
  next: '下一篇',
  pager: '上一篇与下一篇',
  theme: '配色',
  light: '浅色',
  dark: '深色',
  system: '跟随系统',
  linkToSection: (title: string) => `复制链接：${title}`,
  copy: '复制',
  copied: '已复制',
  copyFailed: '复制不了，请手动选择',
  unwritten: '还没有写',
  how: '每个断言连到固定版本的源码行，每个默认值读自真实的类，图都是文字。',
  notFound: '没有这一页',
  notFoundHelp: '链接可能打错了，或者指向还没写的一页。可以搜索，或者从目录里找。',
  home: '首页',
} as const;

type Labels = { readonly [K in keyof typeof zh]: (typeof zh)[K] extends (value: infer V) => string ? (value: V) => string : string };

const en: Labels = {
  site: 'RocketMQ Answers',
  skip: 'Skip to content',
  contents: 'Contents',
  search: 'Search',
  searchHint: 'Search questions, settings, classes, errors',
  outline: 'All pages',
  breadcrumbs: 'You are here',
  thisPage: (sections) => (sections === 1 ? '1 section on this page' : `${sections} sections on this page`),
  roles: 'Roles this page concerns',
  verified: (release) => `Verified against RocketMQ ${release}`,
  minutes: (n) => `${n} min read`,
  citations: (n) => `${n} source citations`,
  previous: 'Previous',
  next: 'Next',
  pager: 'Previous and next page',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  linkToSection: (title) => `Copy link: ${title}`,
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not copy, please select by hand',
  unwritten: 'not written yet',
  how: 'Every claim links to a source line of the pinned release, every default is read from the real class, every figure is text.',
  notFound: 'There is no such page',
  notFoundHelp: 'The link may be mistyped, or point to a page that is not written yet. Search, or look in the contents.',
  home: 'Home',
};

const labels: Record<Lang, Labels> = { zh, en };

/** The interface's words in `lang`. */
export function words(lang: Lang): Labels {
  return labels[lang];
}
