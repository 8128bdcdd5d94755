import type { Lang } from '../languages.ts';

/** The search's own words. */
const zh = {
  search: '搜索',
  field: '问题、配置、类名、报错原文',
  clear: '清空',
  shut: '关闭',
  choose: '选择',
  open: '打开',
  results: (n: number) => `${n} 条结果`,
  ranked: (n: number) => `${n} 条结果，按相关度排列`,
  near: (n: number) => `没有原样的匹配，${n} 条相近的`,
  none: (typed: string) => `没有找到“${typed}”`,
  noneHelp: '少打几个词再试，或者换成配置名、类名、一段报错原文。也可以从目录里找：',
  outline: '全站目录',
  every: '全部',
  all: (n: number) => `全部 ${n} 条`,
  more: '再看几条',
  topics: '按主题筛选',
  searching: '正在搜索…',
  failed: '搜索没能打开：索引没有取到。检查网络后刷新再试，或者从目录里找：',
  needsScript: '搜索要用到 JavaScript。不开它也能从目录里找：',
} as const;

type Words = { readonly [K in keyof typeof zh]: (typeof zh)[K] extends (value: infer V) => string ? (value: V) => string : string };

const en: Words = {
  search: 'Search',
  field: 'A question, setting, class or error text',
  clear: 'Clear',
  shut: 'Close',
  choose: 'choose',
  open: 'open',
  results: (n) => (n === 1 ? '1 result' : `${n} results`),
  ranked: (n) => (n === 1 ? '1 result' : `${n} results, best first`),
  near: (n) => `Nothing matches as typed; ${n} ${n === 1 ? 'comes' : 'come'} near`,
  none: (typed) => `Nothing found for “${typed}”`,
  noneHelp: 'Try fewer words, or the name of a setting or class, or a part of the error text. Or look in the contents: ',
  outline: 'All pages',
  every: 'All',
  all: (n) => `All ${n}`,
  more: 'Show more',
  topics: 'Filter by topic',
  searching: 'Searching…',
  failed: 'Search could not start: its index did not load. Check the network and reload, or look in the contents: ',
  needsScript: 'Search needs JavaScript. Without it, look in the contents: ',
};

/** The search's words in `lang`. */
export function words(lang: Lang): Words {
  return { zh, en }[lang];
}
