/** What a terminal makes of the words of a command, within this process. */
import type { Result } from '../base/result.ts';

type Reply = (
  words: readonly string[],
) => Promise<Result<{ readonly answer: Iterable<string> }, string>>;

/** `answer`: what is printed; `errorOf`: the sentence of a refusal, `accepted` where there is none. */
export function terminalOf(reply: Reply) {
  const answer = async (...words: string[]): Promise<string> => {
    const result = await reply(words);
    if (!result.ok) throw new Error(result.error);
    return [...result.value.answer].join('');
  };
  const errorOf = async (...words: string[]): Promise<string> => {
    const result = await reply(words);
    return result.ok ? 'accepted' : result.error;
  };
  return { answer, errorOf };
}
