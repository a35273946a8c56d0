interface SavedLineProps {
  text: string;
  /** The address of a small picture; undefined if there is none. */
  picture: string | undefined;
}

/** What was saved, in one line, with a picture that it gave. */
export function SavedLine({ text, picture }: SavedLineProps) {
  return (
    <span className="flex items-center gap-2">
      {picture !== undefined && (
        <img src={picture} alt="" className="size-8 shrink-0 rounded-sm object-cover" />
      )}
      <span className="block min-w-0 truncate text-xs text-soft">{text}</span>
    </span>
  );
}
