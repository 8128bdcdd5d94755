import { createHighlighter, type Highlighter, type ThemeRegistration } from 'shiki';
import { Problem } from '../problem.ts';

/** Languages a page may show, by the name written after the fence. */
const languages = { ts: 'typescript', java: 'java', sh: 'shellscript', properties: 'properties', json: 'json', http: 'http', sql: 'sql', text: 'text' } as const;
export type Language = keyof typeof languages;

/**
 * Shiki writes colours into style attributes, which a strict CSP blocks. This theme's colours are
 * therefore only names, each of which becomes a class; the real colours are in Code.astro.
 */
const classes: Record<string, string> = { '#000001': 'k', '#000002': 'l', '#000003': 'p', '#000004': 'c' };
const theme: ThemeRegistration = {
  name: 'classes',
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { scope: ['keyword', 'storage', 'variable.language'], settings: { foreground: '#000001' } },
    { scope: ['punctuation', 'keyword.operator', 'storage.type.function.arrow', 'meta.brace'], settings: { foreground: '#000003' } },
    { scope: ['keyword.operator.new', 'keyword.operator.expression'], settings: { foreground: '#000001' } },
    { scope: ['string', 'constant', 'punctuation.definition.string', 'punctuation.definition.template-expression'], settings: { foreground: '#000002' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000004' } },
  ],
};

let highlighter: Promise<Highlighter> | undefined;

/** The language written after a fence. Throws a Problem that lists those there are. */
export function readLanguage(name: string, at: string): Language {
  if (name in languages) return name as Language;
  throw new Problem(at, `code in unknown language “${name}”`, `use one of ${Object.keys(languages).join(', ')}`);
}

/** Each line of `code` as HTML: tokens in `<span class>`, `k` keyword, `l` literal, `p` punctuation, `c` comment. */
export async function highlight(code: string, language: Language): Promise<string[]> {
  highlighter ??= createHighlighter({ themes: [theme], langs: Object.values(languages) });
  const { tokens } = (await highlighter).codeToTokens(code, { lang: languages[language], theme: 'classes' });
  return tokens.map((line) => {
    const runs: { text: string; kind: string | undefined }[] = [];
    for (const { content, color } of line) {
      const kind = classes[color ?? ''];
      const last = runs.at(-1);
      if (last && (last.kind === kind || content.trim() === '')) last.text += content;
      else runs.push({ text: content, kind });
    }
    return runs.map(({ text, kind }) => (kind ? `<span class="${kind}">${escape(text)}</span>` : escape(text))).join('');
  });
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
