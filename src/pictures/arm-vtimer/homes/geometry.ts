/** Where the homes of the timers are, in pixels: CPUs at the left, vCPUs at the right, plugs between them. */

export interface Place {
  readonly top: number;
  readonly height: number;
}

export interface Geometry {
  readonly height: number;
  readonly cpuWidth: number;
  readonly vcpuWidth: number;
  /** Of what is between them. */
  readonly middle: number;
  readonly cpus: readonly Place[];
  readonly vcpus: readonly Place[];
  /** Two of either: only the last transfer is told. */
  readonly isTight: boolean;
  /** There is no room for notes beside the values. */
  readonly isBrief: boolean;
}

const SINGLE = 176;
const ONE_OF_TWO = 142;
const GAP = 8;
const BRIEF = 760;

/** `narrow`: a phone. */
export function geometryOf(width: number, cpus: number, vcpus: number, narrow: boolean): Geometry {
  const rows = Math.max(cpus, vcpus);
  const each = rows === 1 ? SINGLE : ONE_OF_TWO;
  const height = rows * each + (rows - 1) * GAP;
  const places = (count: number): Place[] =>
    Array.from({ length: count }, (_, i) =>
      count === rows ? { top: i * (each + GAP), height: each } : { top: 0, height },
    );
  const cpuWidth = Math.round(width * (narrow ? 0.36 : 0.34));
  const vcpuWidth = Math.round(width * (narrow ? 0.38 : 0.36));
  return {
    height,
    cpuWidth,
    vcpuWidth,
    middle: width - cpuWidth - vcpuWidth,
    cpus: places(cpus),
    vcpus: places(vcpus),
    isTight: rows > 1,
    isBrief: width < BRIEF,
  };
}

/** The ends of what goes between a CPU and a vCPU, at a distance from the top of the card that is one of several. */
export function endsOf(
  { cpus, vcpus }: Geometry,
  cpu: number,
  vcpu: number,
  y: number,
): { readonly atCpu: number; readonly atVcpu: number } {
  const [c, v] = [cpus[cpu]?.top ?? 0, vcpus[vcpu]?.top ?? 0];
  return {
    atCpu: (cpus.length > 1 ? c : v) + y,
    atVcpu: (vcpus.length > 1 ? v : c) + y,
  };
}
