import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineMdastPlugin, type MdastPluginInstance, type PluginFactoryContext } from 'satteri';
import type { Lang } from '../languages.ts';
import { Problem } from '../problem.ts';
import { attribute, readAttributes } from './attributes.ts';
import { collector } from './collect.ts';
import type { Document } from './document.ts';
import { readingMinutes } from './reading-time.ts';
import { readSection } from './sections.ts';
import { trapInText, trapInLink } from './traps.ts';

type Visit<K extends keyof MdastPluginInstance> = NonNullable<MdastPluginInstance[K]>;
type Context = Parameters<Visit<'text'>>[1];
type Positioned = { position?: { start: { line: number } } | undefined };

/**
 * What happens to a page between its MDX and its components: headings, figures and code become
 * components that know where they were written (`at`, `file:line`) and in which language (`lang`);
 * what the layout needs of the page (sections, figures, citations) goes to `frontmatter.document`,
 * and to `documents` by the page's file, for the checks of the build.
 */
export function answers(documents: Map<string, Document>) {
  return ({ fileURL, source, data }: PluginFactoryContext) => {
    const file = fileURL ? relative(process.cwd(), fileURLToPath(fileURL)) : 'page.mdx';
    const lang: Lang = /\/en\//.test(file) ? 'en' : 'zh';
    const document: Document = { lang, file, sections: [], figures: [], cites: [], links: [], myths: [], faults: [], settings: [], extra: false, minutes: readingMinutes(source, lang) };
    const collect = collector(document);
    const place = (node: Positioned, below = 0) => `${file}:${(node.position?.start.line ?? 1) + below}`;
    if (data.astro) data.astro.frontmatter['document'] = document;
    documents.set(file, document);
    const ids = new Map<string, string>();
    /** Tables so far of each section: a second one needs another name. */
    const tables = new Map<Document['sections'][number] | undefined, number>();
    const claim = (id: string, at: string) => {
      const taken = ids.get(id);
      if (taken) throw new Problem(at, `two elements have the id “${id}”`, `the other stands at ${taken}; ids are links, give this one another`);
      ids.set(id, at);
    };

    const component: Visit<'mdxJsxTextElement'> & Visit<'mdxJsxFlowElement'> = (node, context: Context) => {
      if (!node.name || !/^[A-Z]/.test(node.name)) return;
      const at = place(node);
      const attributes = readAttributes(node, at);
      collect(node.name, attributes, at, node.position);
      if (attributes['id']) claim(attributes['id'], at);
      const added = [attribute('at', at), attribute('lang', lang)];
      if (node.name === 'Step') {
        const figure = document.figures.find(({ id }) => id === attributes['figure']);
        if (!figure) throw new Problem(at, `no figure “${attributes['figure']}” on this page`, `figures here: ${document.figures.map(({ id }) => id).join(', ') || 'none'}`);
        added.push(attribute('source', figure.source), attribute('figureAt', figure.at));
      }
      if (node.name === 'Sources') added.push(attribute('cites', JSON.stringify(document.cites)));
      context.replaceNode(node, { ...node, attributes: [...node.attributes, ...added] });
    };

    return defineMdastPlugin({
      name: 'answers',
      options: { position: true },
      before(root) {
        for (const node of root.children) {
          if (node.type !== 'code' || node.lang !== 'mermaid') continue;
          const id = /^#([a-z][a-z0-9-]*)$/.exec(node.meta?.trim() ?? '')?.[1];
          if (!id) throw new Problem(place(node), 'figure without an id', 'open the block with ```mermaid #figure-id');
          claim(`fig-${id}`, place(node));
          // The source begins on the line below the fence.
          document.figures.push({ id, source: node.value, at: place(node, 1), number: document.figures.length + 1 });
        }
      },
      heading(node, context) {
        const text = context.textContent(node);
        if (node.depth !== 2 && node.depth !== 3) {
          throw new Problem(place(node), `heading “${text}” has level ${node.depth}`, 'a page has h2 and h3 only; its title comes from src/outline.ts');
        }
        const data: { hProperties?: Record<string, unknown> } = { ...node.data };
        const section = readSection(node.depth, text, data.hProperties ?? {}, place(node));
        claim(section.id, section.at);
        const taken = section.strip && document.sections.find(({ strip, roles }) => strip && roles[0] === section.roles[0]);
        if (taken) throw new Problem(section.at, `“${taken.id}” stands in the strip for ${section.roles[0]} already`, 'keep strip on one of the two headings');
        document.sections.push(section);
        const added = [attribute('depth', section.depth), attribute('id', section.id), attribute('roles', section.roles.join(' ')), attribute('lang', lang)];
        context.replaceNode(node, { type: 'mdxJsxFlowElement', name: 'Heading', attributes: added, children: [{ type: 'paragraph', children: [...node.children] }] });
      },
      blockquote(node, context) {
        const before = context.parent(node)?.children[(context.indexOf(node) ?? 0) - 1];
        if (before?.type === 'heading') context.setProperty(node, 'data', { hName: 'div', hProperties: { className: ['claim'] } });
      },
      code(node, context) {
        const figure = node.lang === 'mermaid' ? document.figures.find(({ at }) => at === place(node, 1)) : undefined;
        const given = figure
          ? [attribute('id', figure.id), attribute('number', figure.number), attribute('source', figure.source)]
          : [attribute('language', node.lang ?? ''), attribute('meta', node.meta ?? ''), attribute('source', node.value)];
        context.replaceNode(node, {
          type: 'mdxJsxFlowElement', name: figure ? 'Figure' : 'Code', children: [],
          attributes: [...given, attribute('at', place(node, 1)), attribute('lang', lang)],
        });
      },
      mdxJsxTextElement: component,
      mdxJsxFlowElement: component,
      table(node, context) {
        if (node.children[0]?.children.some((cell) => context.textContent(cell).trim() === '')) {
          throw new Problem(place(node), 'a column without a heading', 'name every column: screen readers say it with each cell');
        }
        const section = document.sections.at(-1);
        const count = (tables.get(section) ?? 0) + 1;
        tables.set(section, count);
        context.setProperty(node, 'data', { hProperties: { label: `${section?.text ?? file}${count > 1 ? ` (${count})` : ''}`, columns: String(node.children[0]?.children.length ?? 0) } });
      },
      text(node) {
        trapInText(node.value, place(node));
      },
      link(node, context) {
        document.links.push({ href: node.url, at: place(node) });
        trapInLink(context.source.slice(node.position?.start.offset, node.position?.end.offset), place(node));
      },
    });
  };
}
