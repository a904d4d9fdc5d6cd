import type { TextPart } from '../../shared/catalogue/words.js';

/** A sentence of the catalogue, with its names and its code set off. */
export function Text({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map((part, index) => {
    switch (part.style) {
      case 'plain':
        return part.text;
      case 'strong':
        return <strong key={index}>{part.text}</strong>;
      case 'code':
        return <code key={index}>{part.text}</code>;
    }
  });
}
