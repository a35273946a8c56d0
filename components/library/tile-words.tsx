/** Text in the rest of a tile, cut after the last line that fits. */
export function TileWords({ children }: { children: string }) {
  return (
    <div className="min-h-0 flex-1 [container-type:size]">
      <p className="max-h-[round(down,100cqh,0.875rem)] overflow-hidden text-soft">{children}</p>
    </div>
  );
}
