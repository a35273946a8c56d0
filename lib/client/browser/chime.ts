const notesHz = [659, 880];
const noteSeconds = 0.18;
const loudness = 0.15;

let context: AudioContext | undefined;

/** Two soft notes. Silent if the browser allows no sound before the page was touched. */
export async function chime(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  for (const [turn, hertz] of notesHz.entries()) {
    const begin = context.currentTime + turn * noteSeconds;
    const note = new OscillatorNode(context, { frequency: hertz });
    const fade = new GainNode(context, { gain: 0 });
    fade.gain.setValueAtTime(loudness, begin);
    fade.gain.exponentialRampToValueAtTime(0.001, begin + 2 * noteSeconds);
    note.connect(fade).connect(context.destination);
    note.start(begin);
    note.stop(begin + 2 * noteSeconds);
  }
}
