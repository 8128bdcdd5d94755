import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from '../markdown/document.ts';
import { Problem } from '../problem.ts';
import { attributeOf, type BuiltPage } from './built-page.ts';
import { checkBudgets, weigh } from './check-budgets.ts';
import { droppedLinks, permalinksFile } from './permalinks.ts';

/**
 * Checks the built `pages`, which stand in `folder`: links and anchors lead somewhere, ids are unique, nothing a strict
 * CSP would block, budgets kept, no published address dropped. Throws one error that lists every problem.
 */
export async function checkSite(pages: readonly BuiltPage[], folder: string, base: string, documents: ReadonlyMap<string, Document>): Promise<void> {
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const problems = [
    ...pages.flatMap((page) => sameIds(page)),
    ...pages.flatMap((page) => blockedByPolicy(page)),
    ...pages.flatMap((page) => landmarks(page)),
    ...(await Promise.all(pages.map((page) => deadLinks(page, byUrl, folder, base, documents)))).flat(),
    ...checkBudgets(await weigh(pages, folder, base)),
    ...droppedLinks(pages, await readFile(permalinksFile, 'utf8')),
  ];
  throwAll(problems);
}

/** Throws one error with the messages of all `problems`, by file and line; does nothing where there are none. */
export function throwAll(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const [first] = problems;
  if (problems.length === 1 && first) throw first;
  // A message begins with its file and line.
  const messages = problems.map(({ message }) => message).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  throw new Error(`${problems.length} problems\n${messages.join('\n')}`);
}

function sameIds({ file, ids }: BuiltPage): Problem[] {
  const doubles = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...doubles].map((id) => new Problem(file, `two elements have the id “${id}”`, 'give one of the headings, figures or samples another id'));
}

function blockedByPolicy({ file, elements }: BuiltPage): Problem[] {
  return elements.flatMap((element) => {
    if (attributeOf(element, 'style') !== undefined) return [new Problem(file, `<${element.tagName}> has an inline style, which the CSP blocks`, 'use a class')];
    if (element.tagName === 'style') return [new Problem(file, 'a <style> element, which the CSP blocks', 'put the styles into the style sheet')];
    const handler = element.attrs.find(({ name }) => name.startsWith('on'));
    return handler ? [new Problem(file, `<${element.tagName} ${handler.name}> is blocked by the CSP`, 'listen in src/layouts/behaviour.ts')] : [];
  });
}

function landmarks({ file, elements }: BuiltPage): Problem[] {
  return (['h1', 'main'] as const).flatMap((tag) => {
    const count = elements.filter(({ tagName }) => tagName === tag).length;
    return count === 1 ? [] : [new Problem(file, `${count} <${tag}> elements`, `a page has exactly one <${tag}>`)];
  });
}

async function deadLinks(page: BuiltPage, byUrl: ReadonlyMap<string, BuiltPage>, folder: string, base: string, documents: ReadonlyMap<string, Document>): Promise<Problem[]> {
  const prefix = base.replace(/\/?$/, '/');
  const found: Problem[] = [];
  for (const element of page.elements) {
    const href = attributeOf(element, 'href') ?? attributeOf(element, 'src');
    if (href === undefined || /^(https?|data|mailto):/.test(href) || element.tagName === 'use') continue;
    const at = () => whereWritten(page, href, prefix, documents);
    const url = new URL(href, `http://site${prefix.replace(/\/$/, '')}${page.url}`);
    if (!url.pathname.startsWith(prefix)) {
      found.push(new Problem(at(), `link ${href} leaves the base path ${base}`, 'make addresses with pageUrl() or withBase()'));
      continue;
    }
    const path = `/${decodeURI(url.pathname.slice(prefix.length))}`;
    const target = byUrl.get(path);
    const id = decodeURIComponent(url.hash.slice(1));
    if (!target && !(await exists(join(folder, path)))) {
      found.push(new Problem(at(), `dead link ${href}`, path.endsWith('/') ? 'correct it, or write the page' : 'correct it; page addresses end in /'));
    } else if (target && id !== '' && !target.ids.includes(id)) {
      found.push(new Problem(at(), `link ${href} leads to an id that ${target.file} does not have`, 'correct the part after #'));
    }
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  if (path.endsWith('/')) return false;
  return access(path).then(() => true, () => false);
}

/** `file:line` where a writer wrote the link, or the built file where a component made it. */
function whereWritten(page: BuiltPage, href: string, prefix: string, documents: ReadonlyMap<string, Document>): string {
  for (const document of documents.values()) {
    if (`/${document.file.replace(/^src\/content\/(zh\/|(?=en\/))/, '').replace(/\.mdx$/, '/')}` !== page.url) continue;
    const link = document.links.find((written) => written.href === href || (written.href.startsWith('/') && prefix + written.href.slice(1) === href));
    if (link) return link.at;
  }
  return page.file;
}
