import type { Lang } from '../languages.ts';
import type { Fault } from './progress-file.ts';

const zh = {
  region: '练习',
  topic: '范围',
  every: '全部主题',
  show: '看答案',
  knew: '答上了',
  not: '还不会',
  progress: (known: number, unknown: number, unasked: number) => `答上 ${known} · 还不会 ${unknown} · 没问过 ${unasked}`,
  done: '这个范围里的都答上了，隔几天再来；也可以换个范围。',
  again: '不等了，现在重来',
  export: '导出进度',
  import: '导入进度',
  clear: '清空进度',
  imported: '导入了。',
  cleared: '清空了。',
  sureToClear: '再按一次，清空全部进度',
  keys: '空格：看答案；1：答上了；2：还不会',
  faults: {
    'no-json': '没有导入：这个文件不是 JSON。进度没变。',
    foreign: '没有导入：这个文件不是从这里导出的。进度没变。',
    damaged: '没有导入：这个文件损坏了，有看不懂的值。进度没变。',
  } as Record<Fault, string>,
  broken: '浏览器里存的进度看不懂，没有用它；开始作答就会覆盖它。',
  unkept: '浏览器不让保存，进度只在这一页打开时有效；可以导出。',
} as const;

type Words = { readonly [K in keyof typeof zh]: (typeof zh)[K] extends (...args: infer A) => string ? (...args: A) => string : (typeof zh)[K] extends string ? string : (typeof zh)[K] };

const en: Words = {
  region: 'Practice',
  topic: 'From',
  every: 'all topics',
  show: 'Show answer',
  knew: 'Knew it',
  not: 'Not yet',
  progress: (known, unknown, unasked) => `${known} known · ${unknown} not yet · ${unasked} not asked`,
  done: 'You know all of these for now. Come back in a few days, or choose other topics.',
  again: 'Ask me again now',
  export: 'Export progress',
  import: 'Import progress',
  clear: 'Clear progress',
  imported: 'Imported.',
  cleared: 'Cleared.',
  sureToClear: 'Press again to clear all progress',
  keys: 'Space: show answer; 1: knew it; 2: not yet',
  faults: {
    'no-json': 'Not imported: the file is not JSON. Your progress is unchanged.',
    foreign: 'Not imported: the file was not exported here. Your progress is unchanged.',
    damaged: 'Not imported: the file is damaged, some values make no sense. Your progress is unchanged.',
  },
  broken: 'The progress kept in this browser makes no sense and is not used; your next answer replaces it.',
  unkept: 'This browser keeps nothing: your progress lasts as long as this page is open. You can export it.',
};

/** The words of practice in `lang`. */
export function words(lang: Lang): Words {
  return { zh, en }[lang];
}
