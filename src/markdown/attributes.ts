import type { MdxJsxAttributeNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { Problem } from '../problem.ts';

type Element = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

/** A string attribute for a JSX element that the pipeline makes. */
export function attribute(name: string, value: string | number): MdxJsxAttributeNode {
  return { type: 'mdxJsxAttribute', name, value: String(value) };
}

/**
 * The attributes of a component as written, all as strings: `name="value"`, `name={'value'}` or `name`.
 * Throws a Problem for any other expression: pages hold data, not code.
 */
export function readAttributes(element: Element, at: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const item of element.attributes) {
    if (item.type !== 'mdxJsxAttribute') {
      throw new Problem(at, `<${element.name}> has a spread attribute`, 'write each attribute as name="value"');
    }
    found[item.name] = read(item, element.name ?? '', at);
  }
  return found;
}

function read({ name, value }: MdxJsxAttributeNode, element: string, at: string): string {
  if (value === null || value === undefined) return 'true';
  if (typeof value === 'string') return value;
  const expression = value.value.trim();
  const quoted = /^(['"`])([\s\S]*)\1$/.exec(expression);
  if (quoted?.[2] !== undefined) return quoted[2].replace(/\\(.)/g, '$1');
  if (/^(true|false|\d+)$/.test(expression)) return expression;
  throw new Problem(at, `<${element} ${name}={${expression}}> is an expression`, `write ${name}="value" or ${name}={'value'}`);
}
