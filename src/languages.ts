/** The two languages of the site. Chinese stands at the root, English below `/en/`; slugs and ids are the same in both. */
export const languages = {
  zh: { tag: 'zh-CN', name: '中文', prefix: '' },
  en: { tag: 'en', name: 'English', prefix: 'en/' },
} as const;

export type Lang = keyof typeof languages;

/** A text in both languages. */
export type Text = Readonly<Record<Lang, string>>;

export const langs: readonly Lang[] = ['zh', 'en'];

export function other(lang: Lang): Lang {
  return lang === 'zh' ? 'en' : 'zh';
}
