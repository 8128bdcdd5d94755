import type { ClassIndex, JavaClass } from '../citations/classes.ts';
import type { Member } from '../citations/scan-java.ts';

/** The declaration of a field such as `ClientConfig.language`: in its class, or in the one above it that has it. `modules` are those of the classes from the named one up to the `owner`. */
export function fieldOf(index: ClassIndex, name: string): { owner: JavaClass; field: Member; modules: string[] } | undefined {
  const dot = name.lastIndexOf('.');
  const own = name.slice(dot + 1);
  // One declaration can make several fields: int INITIAL = 0, RUNNING = 1; the scanner names it after the first.
  const further = new RegExp(`^[^({]*,\\s*${own}\\s*[=,;]`);
  const modules: string[] = [];
  let owner = index.find(name.slice(0, dot))[0];
  while (owner) {
    const { code, module } = owner.file;
    modules.push(module);
    const field = owner.type.members.find((member) => member.kind === 'field' && (member.name === own || further.test(code.slice(member.start, member.end))));
    if (field) return { owner, field, modules };
    const parent = /\bextends\s+(\w+)/.exec(code.slice(owner.type.start, owner.type.head))?.[1];
    owner = parent ? index.find(parent)[0] : undefined;
  }
  return undefined;
}
