/** A broken invariant in words and values, for the verdict bar and the terminal. */
import { defined } from '../../base/assert.ts';
import type { ExactContext } from '../../machine/statement.ts';
import { offersAtStart } from './offer.ts';
import { SEEN, type Host, type Setup } from './setup.ts';

const hostOf = ({ host, hosts }: Setup, at: ExactContext): Host =>
  defined(hosts[at.value(host)], 'the host of the guest');

const bits = (ec: number, esl: number): string => `EC ${String(ec)}, ESL ${String(esl)}`;

/** One sentence; `id` is the invariant's. */
export function explain(s: Setup, id: string, at: ExactContext): string {
  const h = hostOf(s, at);
  const { label } = h;
  switch (id) {
    case 'no-death':
      return `the guest dies of a legal instruction, on ${label}`;
    case 'no-lost-wake':
      return at.value(s.ceded) === 1
        ? 'a wake is pending, and the vCPU sleeps in its host'
        : `a wake is pending, and the thread is paused on ${label}`;
    case 'pauses-where-it-may':
      return `the guest pauses on ${label}, which may miss a wake`;
    case 'no-refused-move':
      return `${defined(s.hosts.at(-1), 'a host').label} refuses the guest, and would start it`;
    case 'same-offer':
      return s.hosts
        .map(
          (one) =>
            `${one.label} ${offersAtStart(s.scenario, one.setting) ? 'offers' : 'does not offer'} stop`,
        )
        .join(', ');
    case 'one-instruction':
      return `the guest goes on ${String(at.value(s.pcAdvance))} instructions after its stop`;
    case 'host-bits': {
      const wrong = s.hosts.find(
        (one) =>
          at.value(one.ec) !== at.value(one.hostEc) || at.value(one.esl) !== at.value(one.hostEsl),
      );
      const { ec, esl, hostEc, hostEsl, label: name } = wrong ?? h;
      return `${name} runs with ${bits(at.value(ec), at.value(esl))}, and has written ${bits(at.value(hostEc), at.value(hostEsl))}`;
    }
    case 'fake-suspend-kept':
      return `FAKE_SUSPEND is ${String(at.value(h.fs))} in the guest, and hstate.fake_suspend is ${s.scenario.fakeSuspend ? '1' : '0'}`;
    case 'other-traps':
      return at.value(s.skipped) === 1
        ? 'an instruction that was no stop was skipped'
        : 'r is EMULATE_FAIL, which is RESUME_HOST: QEMU gets KVM_EXIT_UNKNOWN';
    case 'same-outcome': {
      const both = s.hosts.find((one) => at.value(one.seen) === SEEN.BOTH) ?? h;
      return `on ${both.label} one stop has trapped, and another one has paused`;
    }
    default:
      return '';
  }
}
