/** What a machine has printed: pasted, read, and told in words; the way to the run that reads like it. */
import { useRef, useState } from 'react';
import { Dialog } from '../controls/dialog.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { LogAnswerView } from './log-answer.tsx';
import { LogForm } from './log-form.tsx';
import { LogProgress } from './log-progress.tsx';
import './log-dialog.css';

export function LogDialog() {
  const pasted = useScope((state) => state.pasted);
  const { setDialog, dropLog } = useActions();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const answer = pasted?.answer ?? null;
  const close = () => {
    // What is out of sight is not read on.
    if (pasted !== null && answer === null) dropLog();
    setDialog(null);
  };
  return (
    <Dialog
      title={pasted === null ? 'Paste a log' : `What it says: ${pasted.name || 'the pasted text'}`}
      onClose={close}
      wide
      focusFirst={field}
    >
      <div className="log-dialog">
        {pasted !== null && answer === null && <LogProgress pasted={pasted} onCancel={dropLog} />}
        {pasted !== null && answer !== null && typeof answer !== 'string' && (
          <LogAnswerView answer={answer} logs={pasted.logs ?? null} onAgain={dropLog} />
        )}
        {(pasted === null || typeof answer === 'string') && (
          <LogForm
            text={text}
            setText={setText}
            field={field}
            problem={typeof answer === 'string' ? answer : null}
          />
        )}
      </div>
    </Dialog>
  );
}
