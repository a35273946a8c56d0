import { classes } from "@/components/ui/classes";
import type { LineageRun } from "@/lib/core/api/lineage";
import type { LineageLayout, LineageLine } from "@/lib/core/library/lineage-graph";

interface LineageLinesProps {
  laid: LineageLayout;
  runs: LineageRun[];
  /** The selected image: the lines to and from it stand out. */
  focused: string;
}

/** The lines from inputs to results. */
export function LineageLines({ laid, runs, focused }: LineageLinesProps) {
  const near = new Set(
    runs
      .filter(({ inputIds, outputIds }) => [...inputIds, ...outputIds].includes(focused))
      .map(({ id }) => id),
  );
  const isNear = ({ from, to }: LineageLine) => near.has(from) || near.has(to);
  return (
    <svg
      aria-hidden="true"
      width={laid.width}
      height={laid.height}
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
    >
      {laid.lines.map((line) => (
        <path
          key={`${line.from} ${line.to}`}
          d={curveOf(line)}
          fill="none"
          strokeWidth={isNear(line) ? 2 : 1.5}
          className={classes(isNear(line) ? "stroke-accent-line" : "stroke-line-strong")}
        />
      ))}
    </svg>
  );
}

/** A curve from point to point that starts and ends horizontally. */
function curveOf({ points: [first, ...others] }: LineageLine): string {
  if (!first) return "";
  let at = first;
  let path = `M ${at.x} ${at.y}`;
  for (const to of others) {
    const middle = (at.x + to.x) / 2;
    path += ` C ${middle} ${at.y}, ${middle} ${to.y}, ${to.x} ${to.y}`;
    at = to;
  }
  return path;
}
