// The small words by which the phrase that names a speaker is read; what each list tells stands in the lexicon.
import speakerPhrasesYaml from '../../../../lexicon/speaker-phrases.yaml';
import { classReader } from '../../lexicon';

export const phraseWords = classReader(speakerPhrasesYaml, 'speaker-phrases');
