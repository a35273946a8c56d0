import { graphlib, layout } from "@dagrejs/dagre";
import type { Lineage, LineageRun } from "../api/lineage";

/** In CSS pixels at 100 %. */
export const lineageSizes = {
  image: { width: 112, height: 132 },
  run: { width: 136, height: 52 },
} as const;
/** A run as no more than a point on the way, where there are too many to show what each was asked. */
const point = { width: 16, height: 16 };

interface Point {
  x: number;
  y: number;
}

/** A node in the graph of an image's family; `x` and `y` are its centre, in CSS pixels at 100 %. */
export interface LineageNode extends Point {
  id: string;
  kind: "image" | "run";
  width: number;
  height: number;
}

export interface LineageLine {
  from: string;
  to: string;
  /** From the edge of one node to the edge of the other. */
  points: Point[];
}

export interface LineageLayout {
  width: number;
  height: number;
  nodes: LineageNode[];
  lines: LineageLine[];
}

const gaps = { nodesep: 20, marginx: 24, marginy: 24 };
const rankGap = { whole: 44, compact: 16 };
/** How much of a run is shown. */
export type LineageDetail = keyof typeof rankGap;

/**
 * The layout of a family: later images are further right, the images of one run are below each
 * other. A run sits between its inputs and its images; runs without images are left out.
 */
export function layoutOfLineage(
  { assets, generations }: Pick<Lineage, "assets" | "generations">,
  detail: LineageDetail = "whole",
): LineageLayout {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ranksep: rankGap[detail], ...gaps });
  graph.setDefaultEdgeLabel(() => ({}));
  const sizes = { ...lineageSizes, ...(detail === "compact" && { run: point }) };
  const add = (kind: LineageNode["kind"], id: string) =>
    graph.setNode(id, { ...sizes[kind], kind });
  for (const { id } of assets) add("image", id);
  for (const run of generations.filter(hasCome)) {
    add("run", run.id);
    for (const id of [...run.inputIds, ...run.outputIds]) if (!graph.hasNode(id)) add("image", id);
    for (const id of new Set(run.inputIds)) graph.setEdge(id, run.id);
    for (const id of run.outputIds) graph.setEdge(run.id, id);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: graph.nodes().map((id) => {
      const { x, y, kind, width, height } = graph.node(id);
      return { id, kind, x, y, width, height };
    }),
    lines: graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points })),
  };
}

const hasCome = ({ outputIds }: LineageRun) => outputIds.length > 0;

/** The image, all that it was made from and all that was made from it, with the runs between. */
export function chainOf(runs: LineageRun[], id: string): Set<string> {
  const chain = new Set([id]);
  const follow = (from: "inputIds" | "outputIds", to: "inputIds" | "outputIds") => {
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const at = next;
      for (const run of runs.filter((one) => one[from].includes(at))) {
        chain.add(run.id);
        const fresh = run[to].filter((one) => !chain.has(one));
        for (const one of fresh) chain.add(one);
        open.push(...fresh);
      }
    }
  };
  follow("outputIds", "inputIds");
  follow("inputIds", "outputIds");
  return chain;
}

/** The frame around nodes: its centre and its size, in CSS pixels at 100 %. */
export function frameAround(nodes: LineageNode[]): Point & { width: number; height: number } {
  const edges = (along: "x" | "y", size: "width" | "height") => {
    const least = Math.min(...nodes.map((node) => node[along] - node[size] / 2));
    const most = Math.max(...nodes.map((node) => node[along] + node[size] / 2));
    return { middle: (least + most) / 2, length: most - least };
  };
  const across = edges("x", "width");
  const down = edges("y", "height");
  return { x: across.middle, y: down.middle, width: across.length, height: down.length };
}

export type LineageDirection = "left" | "right" | "up" | "down";

/**
 * The image an arrow key leads to: left to a source, right to a result, choosing the nearest in
 * height; up and down within the column.
 */
export function imageInDirection(
  { nodes }: Pick<LineageLayout, "nodes">,
  runs: LineageRun[],
  fromId: string,
  direction: LineageDirection,
): string | undefined {
  const images = nodes.filter(({ kind }) => kind === "image");
  const from = images.find(({ id }) => id === fromId);
  if (!from) return undefined;
  const isKin = kinOf(runs, fromId, direction);
  const candidates = images.filter((image) => {
    if (direction === "up") return image.x === from.x && image.y < from.y;
    if (direction === "down") return image.x === from.x && image.y > from.y;
    return isKin(image.id);
  });
  const distance = ({ x, y }: Point) => Math.hypot((x - from.x) / 4, y - from.y);
  return candidates.toSorted((one, other) => distance(one) - distance(other))[0]?.id;
}

function kinOf(runs: LineageRun[], id: string, direction: LineageDirection) {
  const kin = runs.flatMap(({ inputIds, outputIds }) => {
    if (direction === "left") return outputIds.includes(id) ? inputIds : [];
    if (direction === "right") return inputIds.includes(id) ? outputIds : [];
    return [];
  });
  const ids = new Set(kin);
  return (other: string) => other !== id && ids.has(other);
}
