import { create } from "zustand";

/** A running operation on many images. */
interface BulkProgress {
  done: number;
  total: number;
  cancel: () => void;
}

const useStore = create<{ progress: BulkProgress | undefined }>(() => ({ progress: undefined }));

export const useBulkProgress = () => useStore(({ progress }) => progress);
export const useIsBulkUnderWay = () => useStore(({ progress }) => progress !== undefined);

/** Reports progress; returns false once the user has canceled. */
export type GoOn = (done: number) => boolean;

/** Shows the progress of work on many images until it ends. */
export async function withBulkProgress<Result>(
  total: number,
  work: (goOn: GoOn) => Promise<Result>,
): Promise<Result> {
  let isCanceled = false;
  const cancel = () => {
    isCanceled = true;
  };
  try {
    return await work((done) => {
      useStore.setState({ progress: { done, total, cancel } });
      return !isCanceled;
    });
  } finally {
    // Other work may have started meanwhile; leave its progress alone.
    useStore.setState(({ progress }) =>
      progress?.cancel === cancel ? { progress: undefined } : { progress },
    );
  }
}
