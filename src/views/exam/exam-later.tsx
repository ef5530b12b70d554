/** The exam, loaded when somebody opens it: a lesson needs none of it. */
import { LoadAgain } from '../controls/load-again.tsx';
import { useLater } from '../controls/use-later.ts';
import type { PageProps } from '../page-props.ts';

const loadExam = async () => (await import('./exam-screen.tsx')).ExamScreen;

export function ExamLater(props: PageProps) {
  const screen = useLater(loadExam);
  const teaching = useLater(props.loadTeaching);
  if (screen === 'failed' || teaching === 'failed')
    return (
      <main className="page-failed">
        <LoadAgain reload={props.reload} />
      </main>
    );
  if (screen === 'under way' || teaching === 'under way')
    return <div className="page-bar">Resync Scope</div>;
  return <screen.part {...props} teaching={teaching.part} />;
}
