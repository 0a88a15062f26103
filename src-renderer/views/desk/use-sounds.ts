import { whenIdle } from '#page/composables/when-idle.ts';
import { useSettings } from '#page/stores/settings.ts';
import type { Tone } from './use-scan-words.ts';

/** Beeps as scanners and tills make them: pitch in hertz, beginning and length in seconds. */
const tones: Readonly<Record<Tone, readonly { readonly hertz: number; readonly from: number; readonly lasts: number; readonly shape: OscillatorType }[]>> = {
  good: [{ hertz: 1046, from: 0, lasts: 0.07, shape: 'sine' }],
  notice: [{ hertz: 784, from: 0, lasts: 0.1, shape: 'sine' }, { hertz: 1046, from: 0.13, lasts: 0.1, shape: 'sine' }],
  stop: [{ hertz: 196, from: 0, lasts: 0.34, shape: 'square' }],
};
const loudness = 0.12;
const fadeSeconds = 0.015;
let context: AudioContext | null = null;

/** Opens the loudspeaker, which takes some 50 ms; browsers allow that after the user's first click or key. */
const loudspeaker = (): AudioContext => context ??= new AudioContext();

/** Plays a tone where the user wants sounds; where there is no loudspeaker nothing is missing, as all is said in words. */
export function useSounds() {
  const settings = useSettings();
  const isWanted = (): boolean => settings.chosen.deskSound && typeof AudioContext !== 'undefined';
  // opened ahead of the first answer, so that this is not late
  const getReady = (): void => whenIdle(() => { if (isWanted()) loudspeaker(); });
  if (isWanted() && navigator.userActivation.hasBeenActive) getReady();
  else addEventListener('keydown', getReady, { once: true });
  return (tone: Tone): void => {
    if (!isWanted()) return;
    const audio = loudspeaker();
    void audio.resume().catch(() => undefined);
    for (const { hertz, from, lasts, shape } of tones[tone]) {
      const [oscillator, volume] = [audio.createOscillator(), audio.createGain()];
      const start = audio.currentTime + from;
      oscillator.type = shape;
      oscillator.frequency.value = hertz;
      volume.gain.setValueAtTime(shape === 'square' ? loudness / 3 : loudness, start);
      volume.gain.setValueAtTime(shape === 'square' ? loudness / 3 : loudness, start + lasts - fadeSeconds);
      volume.gain.linearRampToValueAtTime(0, start + lasts);
      oscillator.connect(volume).connect(audio.destination);
      oscillator.start(start);
      oscillator.stop(start + lasts);
    }
  };
}
