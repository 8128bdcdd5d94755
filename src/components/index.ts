/** The components that a page's MDX may use without importing them. */
import Action from './Action.astro';
import Allocation from './Allocation.astro';
import Cause from './Cause.astro';
import Cite from './Cite.astro';
import Code from './Code.astro';
import Default from './Default.astro';
import DrainCalculator from './DrainCalculator.astro';
import Errors from './Errors.astro';
import Experiment from './Experiment.astro';
import Explorer from './Explorer.astro';
import Fault from './Fault.astro';
import Figure from './Figure.astro';
import Glossary from './Glossary.astro';
import Heading from './Heading.astro';
import Link from './Link.astro';
import Misconceptions from './Misconceptions.astro';
import Myth from './Myth.astro';
import Practice from './Practice.astro';
import Questions from './Questions.astro';
import RetryDelays from './RetryDelays.astro';
import Sample from './Sample.astro';
import SelfTest from './SelfTest.astro';
import Setting from './Setting.astro';
import Settings from './Settings.astro';
import SettingsIndex from './SettingsIndex.astro';
import SizeCalculator from './SizeCalculator.astro';
import Sources from './Sources.astro';
import Step from './Step.astro';
import Table from './Table.astro';
import Transcript from './Transcript.astro';

export const components = {
  Action, Allocation, Cause, Cite, Code, Default, DrainCalculator, Errors, Experiment, Explorer, Fault, Figure, Glossary, Heading, Misconceptions, Myth, Practice, Questions, RetryDelays, Sample, SelfTest, Setting, Settings, SettingsIndex, SizeCalculator, Sources, Step, Transcript,
  a: Link, table: Table,
};
