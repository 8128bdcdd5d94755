import { parse, serialize, serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';
import { attributeOf } from '../build/built-page.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** One section of a page as Pagefind takes it in: a small page of its own, so that a hit is a section and costs no more than its text. */
export interface PageRecord {
  url: string;
  content: string;
}

interface Section {
  id: string;
  heading: string;
  roles: string;
  body: string;
}

/**
 * Cuts a built page at its h2 and h3 that have an id. `url` is the page's path below the base.
 * Empty for a page without `data-pagefind-body`: it is not for the search.
 */
export function recordsOf(html: string, url: string): PageRecord[] {
  const elements = [...elementsOf(parse(html))];
  const body = elements.find((element) => attributeOf(element, 'data-pagefind-body') !== undefined);
  if (!body) return [];
  const lang = attributeOf(elements.find(({ tagName }) => tagName === 'html') ?? body, 'lang') ?? '';
  const inBody = [...elementsOf(body)];
  const said = (name: string) => inBody.find((element) => attributeOf(element, 'data-pagefind-meta')?.split(/,\s*/).includes(name));
  const textOf = (name: string) => text(said(name)).trim();
  const page = { title: textOf('title'), group: textOf('group'), roles: textOf('roles') };
  return sectionsOf(body, page.title, page.roles).map(({ id, heading, roles, body }) => ({
    url: id === '' ? url : `${url}#${id}`,
    // Filters, unlike metadata, are not searched: a page's title must not find each of its sections.
    content: `<!doctype html><html lang="${lang}"><head>${[['page', page.title], ['group', page.group], ['roles', roles]].map(([name, value = '']) => `<meta data-pagefind-filter="${name}[content]" content="${quoted(value)}">`).join('')}</head>
<body><main data-pagefind-body><h1 data-pagefind-meta="title">${heading}</h1>${body}</main></body></html>`,
  }));
}

function sectionsOf(body: Element, title: string, roles: string): Section[] {
  const sections: Section[] = [{ id: '', heading: quoted(title), roles, body: '' }];
  let partRoles = roles;
  for (const node of body.childNodes) {
    const id = 'tagName' in node && /^h[23]$/.test(node.tagName) ? attributeOf(node, 'id') : undefined;
    const last = sections.at(-1);
    if (id !== undefined && 'tagName' in node) {
      const own = attributeOf(node, 'data-roles');
      if (node.tagName === 'h2') partRoles = own ?? roles;
      sections.push({ id, heading: serialize(node), roles: own ?? partRoles, body: '' });
    } else if ('tagName' in node && attributeOf(node, 'data-search-rows') !== undefined) sections.push(...rowsOf(node, partRoles));
    else if (last && !('tagName' in node && node.tagName === 'h1')) last.body += outer(node);
  }
  return sections;
}

/** Rows of a long table that have an id are found one by one, each under its id. */
function rowsOf(table: Element, roles: string): Section[] {
  return [...elementsOf(table)].filter(({ tagName }) => tagName === 'tr').flatMap((row) => {
    const id = attributeOf(row, 'id');
    const cells = row.childNodes.filter((node): node is Element => 'tagName' in node && node.tagName === 'td');
    return id === undefined ? [] : [{ id, heading: quoted(id), roles, body: `<p>${cells.map((cell) => serialize(cell)).join(' ')}</p>` }];
  });
}

/** Pagefind glues neighbours together that only styles keep apart: terms of a list, heads of a table, parts of a caption. */
function outer(node: Node): string {
  if (!('tagName' in node)) return 'value' in node ? quoted(node.value) : '';
  return serializeOuter(node)
    .replaceAll('</dt>', ': </dt>')
    .replace(/<\/(?:dd|th)>/g, ' $&')
    .replace(/<figcaption[^]*?<\/figcaption>/g, (caption) => caption.replaceAll('</span>', ' </span>'));
}

function text(node: Node | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(text).join('') : '';
}

function quoted(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function* elementsOf(node: DefaultTreeAdapterTypes.Node): Generator<Element> {
  if ('tagName' in node) yield node;
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elementsOf(child);
}
