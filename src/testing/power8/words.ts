/** What is POWER8's, or its kernel's and firmware's, and so has no place in what all machines share. */
const WORDS =
  /\b(?:opal\w*|bit ?63|timebases?|tbu40|dec_expires|hmi\w*|hmer|tfmr|power8\w*|chip_?tod|skiboot\w*|kvm\w*|(?:sub|v)cores?|in_?guest|tb_?errors?|error_?kind|threads_?per_?subcore)\b/gi;

/** Its words in a text, in order. */
export const wordsOfPower8 = (text: string): readonly string[] => text.match(WORDS) ?? [];
