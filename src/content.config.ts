import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** Answers: `src/content/<lang>/<slug>.mdx`, the same tree as the URLs. */
const answers = defineCollection({
  loader: glob({ base: 'src/content', pattern: '{zh,en}/**/*.mdx' }),
  schema: z.strictObject({
    /** The 30-second answer: what to say if asked. Also meta description and search excerpt. `code` in backticks is allowed. */
    summary: z.string('missing: write the 30-second answer in the frontmatter, summary: …').min(40, 'too short: it is the answer, the description and the search excerpt'),
    /** One sentence for the home page. */
    line: z.string('missing: write one sentence for the home page, line: …').min(8),
    /** The bank's id of the question that this page answers first. */
    question: z.string().optional(),
  }),
});

/** Answers of the self-test bank: `src/questions/<lang>/<id>.mdx`. */
const questions = defineCollection({
  loader: glob({ base: 'src/questions', pattern: '{zh,en}/*.mdx' }),
  schema: z.strictObject({ question: z.string().min(6) }),
});

export const collections = { answers, questions };
