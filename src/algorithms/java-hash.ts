/** What `String.hashCode()` gives in Java: 31·h + c over the UTF-16 units, in 32 signed bits. */
export function hashCode(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}
