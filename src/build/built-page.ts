import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** One page of the built site, as far as the checks ask about it. */
export interface BuiltPage {
  /** Path of the HTML file in the output folder. */
  file: string;
  /** Path below the base: `/en/problems/message-loss/`. */
  url: string;
  elements: Element[];
  /** Every id in document order, doubles included. */
  ids: string[];
}

/** The value of an attribute, or undefined. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Reads every HTML page below `folder`. */
export async function readBuiltPages(folder: string): Promise<BuiltPage[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.html')).sort();
  return Promise.all(files.map(async (name) => {
    const elements = [...elementsOf(parse(await readFile(join(folder, name), 'utf8')))];
    return {
      file: relative(folder, join(folder, name)),
      url: `/${name.replace(/index\.html$/, '')}`,
      elements,
      ids: elements.flatMap((element) => attributeOf(element, 'id') ?? []),
    };
  }));
}

function* elementsOf(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  for (const child of children) yield* elementsOf(child);
}
