/** What is one machine's, or its kernel's, firmware's and userspace's, and has no place in what all share. */
const WORDS =
  /\b(?:opal\w*|bit ?63|timebases?|tbu40|tb_?offset|dec_expires|hmi\w*|hmer|tfmr|power8\w*|chip_?tod|skiboot\w*|kvm\w*|qemu\w*|hrtimers?|decrementers?|resync_req|h_cede|dec_expiry|cntv\w*|vtimers?|vgic\w*|arch_timer\w*|bg_timer|wfi|(?:sub|v)cores?|in_?guest|tb_?errors?|error_?kind|threads_?per_?subcore)\b/gi;

/** Its words in a text, in order. */
export const wordsOfMachines = (text: string): readonly string[] => text.match(WORDS) ?? [];
