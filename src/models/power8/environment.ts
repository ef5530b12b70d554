/**
 * What happens to the threads rather than by them: the hardware raises errors, delivers interrupts
 * (rules of domain 1.7), moves the TB state machine (1.4), guests leave for other reasons.
 */
import { all, any, both, equal, not, place } from '../../machine/expression.ts';
import { environmentActor, type Condition, type EnvironmentActor } from '../../machine/program.ts';
import { set, type Effect, type EventMark } from '../../machine/statement.ts';
import { errors, triggerEnds } from './errors.ts';
import { subcoreOf, type Core, type Subcore } from './core.ts';
import { tbErrorBits } from './tfmr-bits.ts';
import { inHypercall, isLatched, type Thread } from './thread.ts';
import { reloadUnderGuest } from './guest-time.ts';
import { mayTakeHmi, mayTakeOther } from './priority.ts';
import { loadTimebases, startInGuest, ticksToHdec, WRAP_TICKS } from './timebase.ts';
import { moveTb } from './timebase-state.ts';
import { HSTATE, TBST, TBST_NAMES, TRAP } from './values.ts';

export function environmentOf(core: Core): EnvironmentActor[] {
  const { environment } = core.scenario;
  return [
    ...core.subcores.filter((s) => isUndecided(core, s)).flatMap((s) => startChoices(core, s)),
    ...errors(core),
    ...triggerEnds(core),
    clearErrors(core),
    modTb(core),
    todSync(core),
    todLoad(core),
    ...core.threads.map((t) => hmi(core, t)),
    ...(core.scenario.threadsPerSubcore > 1 ? core.threads.map((t) => doorbell(core, t)) : []),
    ...(environment.hdecSoon ? core.subcores.map((s) => hdecRunsOut(s)) : []),
    ...core.threads.map((t) => hdec(core, t)),
    ...(environment.otherExits ? core.threads.map((t) => otherExit(t)) : []),
    ...(environment.tbWrap ? [wrap(core)] : []),
    ...core.subcores.map((s) => hostTimer(core, s)),
  ];
}

const isUndecided = (core: Core, s: Subcore): boolean =>
  core.scenario.subcores[s.index]?.start === 'either';

/** `start: either`: two actors, and the first to come decides. */
function startChoices(core: Core, s: Subcore): EnvironmentActor[] {
  const delay = { minTicks: 0, maxTicks: 63 };
  const where = `subcore ${String(s.index)}`;
  const conditions = [
    { holds: s.undecided, otherwise: `${where} has started` },
    ...s.threads.map((t) => ({
      holds: place(t.index, 'rest'),
      otherwise: `${t.id} is under way`,
    })),
  ];
  const inHcall = (t: Thread) => inHypercall(core.scenario, s.index, t.ptid);
  return [
    environmentActor({
      id: `guest-s${String(s.index)}`,
      label: `${where} starts in its guest`,
      conditions,
      delay,
      effects: [
        set(s.undecided, 0),
        set(s.k, s.tbOffset === 0n ? 0 : 1),
        set(s.inGuest, core.fixed ? 1 : 0),
        set(s.vcoreInGuest, 1),
        set(s.lpid, 1),
        set(s.owed, s.tbOffset === 0n ? 0 : 1),
        ...s.threads.flatMap((t) => [
          set(t.hv, inHcall(t) ? 1 : 0),
          set(t.hstate, inHcall(t) ? HSTATE.HOST_HV : HSTATE.GUEST_HV),
          set(t.entered, 1),
          ...(inHcall(t) ? [set(t.temporaries.trap, TRAP.NONE)] : []),
          ...(t.ptid === 0 ? [] : [set(t.hwthreadReq, 1), set(t.kvmVcore, 1)]),
        ]),
      ],
      moves: s.threads.map((t) => ({
        thread: t.index,
        when: true,
        routine: inHcall(t) ? 'hypercall' : 'guest',
      })),
      exact: startInGuest(s),
    }),
    environmentActor({
      id: `host-s${String(s.index)}`,
      label: `${where} starts in the host`,
      conditions,
      delay,
      effects: [set(s.undecided, 0), ...s.threads.slice(0, 1).map((t) => set(t.ee, 1))],
      moves: s.threads.map((t) => ({
        thread: t.index,
        when: true,
        routine: t.ptid === 0 ? 'host' : 'nap',
      })),
    }),
  ];
}

/** CLEAR_TB_ERRORS: ERROR to RESET; the bit clears itself. */
function clearErrors(core: Core): EnvironmentActor {
  return environmentActor({
    id: 'tb-clear',
    label: 'the TB errors are cleared: ERROR to RESET',
    does: 'gets the TB errors cleared',
    startedThrough: core.clearTbErrors,
    conditions: [
      { holds: core.clearTbErrors, otherwise: 'CLEAR_TB_ERRORS of TFMR is not set' },
      ...(core.scenario.environment.recoveryFails
        ? [
            {
              holds: not(any(...tbErrorBits(core))),
              otherwise: 'the error stays, whatever firmware does',
            },
          ]
        : []),
    ],
    delay: { minTicks: 8, maxTicks: 32 },
    effects: [
      set(core.clearTbErrors, 0),
      ...moveTb(core, TBST.RESET, equal(core.tbst, TBST.ERROR)),
    ],
  });
}

/** LOAD_TOD_MOD: SEND_TOD_MOD to NOT_SET; the bit clears itself. */
function modTb(core: Core): EnvironmentActor {
  return environmentActor({
    id: 'tb-mod',
    label: 'the TBs of the core are ready to be loaded: SEND_TOD_MOD to NOT_SET',
    does: 'gets the TBs ready to be loaded',
    startedThrough: core.loadTodMod,
    conditions: [inState(core, TBST.SEND_TOD_MOD)],
    delay: { minTicks: 8, maxTicks: 32 },
    effects: [set(core.loadTodMod, 0), ...moveTb(core, TBST.NOT_SET)],
  });
}

function todSync(core: Core): EnvironmentActor {
  return environmentActor({
    id: 'tod-sync',
    label: 'the sync pulse of the ChipTOD: SYNC_WAIT to GET_TOD',
    does: 'gets the sync pulse of the ChipTOD',
    startedThrough: core.tbst,
    conditions: [inState(core, TBST.SYNC_WAIT)],
    delay: { minTicks: 32, maxTicks: 128 },
    effects: moveTb(core, TBST.GET_TOD),
  });
}

function todLoad(core: Core): EnvironmentActor {
  return environmentActor({
    id: 'tod-load',
    label: 'the ChipTOD is loaded into every TB of the core',
    does: 'loads every TB from the ChipTOD',
    startedThrough: core.todToTb,
    conditions: core.scenario.environment.todStopped
      ? [{ holds: false, otherwise: 'the ChipTOD stands still' }]
      : [
          inState(core, TBST.GET_TOD),
          { holds: core.todToTb, otherwise: 'nobody has asked the ChipTOD for its value' },
        ],
    delay: { minTicks: 16, maxTicks: 48 },
    effects: [
      ...core.subcores.flatMap((s) => reloadUnderGuest(s)),
      ...moveTb(core, TBST.RUNNING),
      set(core.moveTod, 0),
      set(core.todToTb, 0),
      set(core.tbWrapped, core.wrapped),
      ...core.subcores.flatMap((s): Effect[] => [set(s.k, 0), set(s.short, 0)]),
    ],
    exact: loadTimebases(core),
    events: [
      { event: 'tb-loaded', when: true, outcome: 'every TB of the core is host time and runs' },
    ],
  });
}

const inState = ({ tbst }: Core, state: number): Condition => ({
  holds: equal(tbst, state),
  otherwise: `the TB state machine is not in ${TBST_NAMES[state] ?? ''}`,
});

/** Which of two pending interrupts comes first is a setting. */
const afterHmi = (core: Core, t: Thread): Condition => ({
  holds: mayTakeOther(core, t),
  otherwise: `${t.id} takes its HMI first`,
});

const taken = (outcome: string): EventMark[] => [{ event: 'guest-left', when: true, outcome }];

function hmi(core: Core, t: Thread): EnvironmentActor {
  const inGuest = not(t.hv);
  const inHost = both(t.hv, t.ee);
  const napping = all(t.hv, not(t.ee), equal(t.hwthreadReq, 0), place(t.index, { phase: 'nap' }));
  return environmentActor({
    id: `hmi-${t.id}`,
    label: `${t.id} takes the HMI`,
    does: 'takes the HMI',
    thread: t.index,
    conditions: [
      { holds: isLatched(t), otherwise: `no cause is latched in HMER of ${t.id}` },
      { holds: not(core.rebooted), otherwise: 'Linux has given up, and reboots' },
      {
        holds: any(both(inGuest, mayTakeHmi(core, t)), inHost, napping),
        otherwise: `${t.id} takes no HMI now: it has MSR[EE]=0, or another interrupt comes first`,
      },
    ],
    delay: { minTicks: 8, maxTicks: 64 },
    moves: [
      { thread: t.index, when: place(t.index, { phase: 'nap' }), routine: 'nap-hmi' },
      { thread: t.index, when: place(t.index, { phase: 'guest' }), routine: 'guest-hmi' },
      { thread: t.index, when: true, routine: 'hmi' },
    ],
    effects: [set(t.hv, 1), set(t.ee, 0), set(t.temporaries.trap, TRAP.HMI)],
    events: [{ event: 'hmi-taken', when: true, outcome: 'vector 0xe60' }],
  });
}

/** An interrupt that takes a thread out of its guest by the ordinary exit path. */
function leaveGuest(
  t: Thread,
  id: string,
  label: string,
  conditions: readonly Condition[],
  trap: number,
  more: Pick<EnvironmentActor, 'delay'> & { readonly effects?: readonly Effect[] },
): EnvironmentActor {
  return environmentActor({
    id: `${id}-${t.id}`,
    label: `${t.id} ${label}`,
    does: label,
    thread: t.index,
    conditions: [{ holds: not(t.hv), otherwise: `${t.id} does not run its guest` }, ...conditions],
    delay: more.delay,
    effects: [set(t.hv, 1), set(t.temporaries.trap, trap), ...(more.effects ?? [])],
    moves: [{ thread: t.index, when: true, routine: 'guest-interrupt' }],
    events: taken(label),
  });
}

function doorbell(core: Core, t: Thread): EnvironmentActor {
  const conditions = [
    { holds: t.doorbell, otherwise: `no doorbell is pending on ${t.id}` },
    afterHmi(core, t),
  ];
  return leaveGuest(t, 'doorbell', 'takes the doorbell', conditions, TRAP.DOORBELL, {
    delay: { minTicks: 8, maxTicks: 40 },
    effects: [set(t.doorbell, 0)],
  });
}

function otherExit(t: Thread): EnvironmentActor {
  return leaveGuest(t, 'exit', 'leaves its guest for another reason', [], TRAP.OTHER, {
    delay: { minTicks: 600, maxTicks: 4000 },
  });
}

function hdecRunsOut(s: Subcore): EnvironmentActor {
  const running = any(...s.threads.map((t) => not(equal(t.hstate, HSTATE.NONE))));
  return environmentActor({
    id: `hdec-s${String(s.index)}`,
    label: `HDEC of subcore ${String(s.index)} falls below 512`,
    conditions: [
      { holds: s.hdecLeft, otherwise: 'it happens once in a run, and has happened' },
      { holds: running, otherwise: `subcore ${String(s.index)} has no guest whose HDEC counts` },
    ],
    delay: { minTicks: 200, maxTicks: 2400 },
    effects: [set(s.hdecLeft, 0), set(s.hdecDue, 1)],
  });
}

function hdec(core: Core, t: Thread): EnvironmentActor {
  const s = subcoreOf(core, t);
  const conditions = [
    { holds: s.hdecDue, otherwise: `HDEC of subcore ${String(s.index)} has not run out` },
    afterHmi(core, t),
  ];
  return leaveGuest(t, 'hdec', 'takes the HDEC interrupt', conditions, TRAP.HDEC, {
    delay: { minTicks: 8, maxTicks: 40 },
  });
}

/**
 * HDEC is loaded from the host's DEC at every entry, so that no guest stays for ever: while somebody
 * waits and nobody else can move, the host's next timer event ends the guest, when its HDEC runs out.
 */
function hostTimer(core: Core, s: Subcore): EnvironmentActor {
  const inGuest = any(...s.threads.map((t) => not(t.hv)));
  const somebodyWaits = any(...core.threads.map((t) => not(place(t.index, 'rest'))));
  return environmentActor({
    id: `host-timer-s${String(s.index)}`,
    label: `HDEC of subcore ${String(s.index)} runs out: the next timer event of the host`,
    lastResort: true,
    conditions: [
      { holds: inGuest, otherwise: `subcore ${String(s.index)} does not run its guest` },
      { holds: not(s.hdecDue), otherwise: 'it has run out already' },
      { holds: somebodyWaits, otherwise: 'every thread is at rest: nobody waits for it' },
    ],
    delay: { minTicks: 0, maxTicks: 0 },
    waitTicks: ticksToHdec(s),
    effects: [set(s.hdecDue, 1)],
    events: [
      { event: 'host-timer', when: true, outcome: 'the waiting is over: HDEC ends the guest' },
    ],
  });
}

/** The low 24 bits wrap at one tick of the run; whoever has read a TB before it is behind. */
function wrap(core: Core): EnvironmentActor {
  return environmentActor({
    id: 'wrap',
    label: 'the low 24 bits of the timebase wrap',
    conditions: [
      { holds: not(core.wrapped), otherwise: 'they wrap once in a run, and have done so' },
    ],
    delay: { minTicks: WRAP_TICKS, maxTicks: WRAP_TICKS },
    dueTicks: WRAP_TICKS,
    effects: [set(core.wrapped, 1), set(core.tbWrapped, 1, equal(core.tbst, TBST.RUNNING))],
  });
}
