/** A place in RocketMQ's Java source, as a writer names it: a class (`A`, nested `A.B`, or with the end of its package, `index.IndexFile`), a method of it, a token that stands there once. */
export type JavaPlace = { class: string; method?: string | undefined; token?: string | undefined };
/** A place in the source of an npm package, as a writer names it. */
export type PackagePlace = { package: string; file: string; token: string };
export type Place = JavaPlace | PackagePlace;

/** The name of a place in the evidence: `class|method|token` or `package|file|token`. */
export function citationKey(place: Place): string {
  const parts = 'package' in place ? [place.package, place.file, place.token] : [place.class, place.method ?? '', place.token ?? ''];
  return parts.map((part) => part.trim().replace(/\s+/g, ' ')).join('|');
}

/** The place behind a step's `cite Class.method`: the last name is the method, unless it starts as a class does. */
export function placeOfStep(name: string): JavaPlace {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  return /^[A-Z]/.test(last) ? { class: name } : { class: name.slice(0, dot), method: last };
}
