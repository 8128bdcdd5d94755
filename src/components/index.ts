/** The components that a page's MDX may use without importing them. */
import Action from './Action.astro';
import Allocation from './Allocation.astro';
import Cause from './Cause.astro';
import Cite from './Cite.astro';
import Code from './Code.astro';
import Default from './Default.astro';
import Experiment from './Experiment.astro';
import Fault from './Fault.astro';
import Figure from './Figure.astro';
import Heading from './Heading.astro';
import Link from './Link.astro';
import Myth from './Myth.astro';
import Questions from './Questions.astro';
import Sample from './Sample.astro';
import Setting from './Setting.astro';
import Settings from './Settings.astro';
import Sources from './Sources.astro';
import Step from './Step.astro';
import Table from './Table.astro';
import Transcript from './Transcript.astro';

export const components = {
  Action, Allocation, Cause, Cite, Code, Default, Experiment, Fault, Figure, Heading, Myth, Questions, Sample, Setting, Settings, Sources, Step, Transcript,
  a: Link, table: Table,
};
