/** The latent tastes of the fictional readers: which subjects, materials, audiences and languages go together. */
import type { Audience, Subject } from './subjects.ts';

export interface Taste {
  readonly name: string;
  readonly subjects: Readonly<Partial<Record<Subject, number>>>;
  /** How much of it is borrowed as books, films, music. */
  readonly materials: readonly [number, number, number];
  readonly audience: Audience;
  /** Whether its titles are mostly in Chinese. */
  readonly chinese: boolean;
  /** How common it is among children, teens, adults, seniors. */
  readonly readers: readonly [number, number, number, number];
}

type Four = Taste['readers'];
type Three = Taste['materials'];

const taste = (name: string, subjects: Taste['subjects'], parts: Three, readers: Four): Taste =>
  ({ name, subjects, materials: parts, readers, audience: 'adult', chinese: false });
const young = (name: string, audience: Audience, subjects: Taste['subjects'], parts: Three, readers: Four): Taste =>
  ({ ...taste(name, subjects, parts, readers), audience });
const chinese = (name: string, subjects: Taste['subjects'], parts: Three, readers: Four): Taste =>
  ({ ...taste(name, subjects, parts, readers), chinese: true });

export const tastes: readonly Taste[] = [
  taste('crime, film noir and jazz', { crime: 1, thriller: 0.6, 'spy stories': 0.3, jazz: 0.9, blues: 0.4 }, [1, 1, 0.8], [0, 1, 9, 8]),
  taste('classic mysteries', { mystery: 1, crime: 0.5, classics: 0.2, jazz: 0.3, soundtracks: 0.2 }, [1, 0.6, 0.3], [0, 2, 7, 11]),
  taste('spies and war thrillers', { 'spy stories': 1, thriller: 0.8, war: 0.7, politics: 0.3, soundtracks: 0.5 }, [1, 1, 0.4], [0, 2, 7, 8]),
  taste('fantasy, myth and film scores', { fantasy: 1, mythology: 0.7, adventure: 0.6, soundtracks: 0.8, 'folk music': 0.3 }, [1, 1, 0.8], [3, 12, 8, 2]),
  taste('science fiction and electronic music', { 'science fiction': 1, technology: 0.4, science: 0.3, 'electronic music': 0.9, soundtracks: 0.3 }, [1, 1, 0.8], [2, 10, 9, 3]),
  taste('horror and hard rock', { horror: 1, thriller: 0.5, 'rock music': 0.6, mystery: 0.2 }, [1, 1, 0.7], [0, 6, 6, 1]),
  taste('contemporary novels and quiet drama', { 'literary fiction': 1, drama: 0.7, 'short stories': 0.6, poetry: 0.2, jazz: 0.2, 'folk music': 0.3 }, [1.2, 0.9, 0.4], [0, 2, 10, 10]),
  taste('great books and opera', { classics: 1, opera: 1, 'classical music': 0.8, drama: 0.3, poetry: 0.4, 'historical fiction': 0.2 }, [1, 0.7, 1.1], [0, 2, 5, 10]),
  taste('love stories, musicals and pop', { 'love stories': 1, musicals: 0.9, comedy: 0.5, 'pop music': 0.7, drama: 0.3 }, [1, 1, 0.9], [0, 8, 9, 6]),
  taste('history and documentaries', { history: 1, war: 0.6, documentary: 0.6, politics: 0.4, biography: 0.5, 'classical music': 0.2 }, [1, 0.9, 0.3], [0, 1, 7, 10]),
  taste('historical novels and costume drama', { 'historical fiction': 1, drama: 0.5, war: 0.4, history: 0.3, 'classical music': 0.3, 'folk music': 0.3 }, [1.1, 1, 0.4], [0, 2, 7, 10]),
  chinese('martial arts and historical romance', { 'martial arts': 1, 'historical fiction': 0.6, adventure: 0.4, fantasy: 0.4, China: 0.2, soundtracks: 0.4, 'folk music': 0.3 }, [1, 1, 0.6], [1, 6, 7, 6]),
  chinese('Chinese novels, city films and Mandopop', { 'literary fiction': 0.8, drama: 0.7, 'love stories': 0.6, family: 0.5, 'pop music': 0.9, 'rock music': 0.4, crime: 0.3 }, [1, 1, 1], [0, 6, 9, 6]),
  chinese('Chinese history, thought and verse', { China: 0.8, history: 0.8, philosophy: 0.7, poetry: 0.7, classics: 0.7, biography: 0.4, mythology: 0.4, 'folk music': 0.8, opera: 0.4, 'classical music': 0.4, documentary: 0.4 }, [1.1, 0.6, 0.6], [0, 2, 6, 9]),
  young('picture books, family films and songs', 'juvenile', { 'picture books': 1, "children's stories": 0.6, family: 0.6, animals: 0.6, musicals: 0.4, soundtracks: 0.3, 'pop music': 0.3, 'folk music': 0.2 }, [1.3, 0.8, 0.5], [14, 0, 1, 1]),
  young('school stories and adventures', 'juvenile', { "children's stories": 0.8, 'school stories': 1, adventure: 0.7, fantasy: 0.7, animals: 0.3, comedy: 0.5, family: 0.4, soundtracks: 0.4 }, [1.3, 0.9, 0.3], [14, 3, 0.5, 0.2]),
  young('teenage lives and hits', 'young adult', { 'school stories': 0.8, 'love stories': 0.5, fantasy: 0.5, 'graphic novels': 0.4, 'pop music': 0.9, 'hip hop': 0.6, comedy: 0.4, 'science fiction': 0.4 }, [1, 0.9, 0.9], [2, 16, 2, 0]),
  taste('graphic novels, action and hip hop', { 'graphic novels': 1, adventure: 0.5, 'hip hop': 0.8, 'martial arts': 0.5, 'electronic music': 0.4, comedy: 0.2, thriller: 0.3 }, [1, 1, 0.8], [2, 11, 6, 0.5]),
  taste('nature, travel and world music', { nature: 1, travel: 0.9, animals: 0.6, documentary: 0.6, 'world music': 0.9, 'folk music': 0.5, adventure: 0.2 }, [1, 0.8, 0.8], [2, 2, 7, 9]),
  taste('science and ideas', { science: 1, psychology: 0.8, philosophy: 0.5, technology: 0.6, documentary: 0.6, 'electronic music': 0.4, 'classical music': 0.2 }, [1.2, 0.7, 0.4], [1, 4, 9, 5]),
  taste('business, money and society', { business: 1, economics: 1, politics: 0.6, psychology: 0.4, technology: 0.5, documentary: 0.4, 'pop music': 0.1 }, [1.3, 0.5, 0.2], [0, 1, 8, 3]),
  taste('lives and rock', { memoir: 0.9, biography: 0.9, 'rock music': 1, documentary: 0.5, 'country music': 0.2, 'pop music': 0.3, drama: 0.2 }, [1, 0.8, 1.1], [0, 4, 9, 7]),
  taste('home, food and health', { cooking: 1, health: 1, psychology: 0.4, religion: 0.2, comedy: 0.3, family: 0.4, 'pop music': 0.3, 'world music': 0.2 }, [1.2, 0.6, 0.4], [0, 1, 8, 8]),
  taste('westerns, sport and country', { westerns: 1, 'country music': 1, blues: 0.5, 'folk music': 0.4, sport: 0.7, adventure: 0.3, war: 0.2 }, [0.9, 1, 0.9], [1, 3, 4, 7]),
  taste('art, poems and chamber music', { art: 1, poetry: 0.7, 'classical music': 0.6, jazz: 0.5, drama: 0.4, documentary: 0.3, biography: 0.2 }, [1, 0.8, 1], [0, 1, 6, 7]),
  taste('comedy', { comedy: 1, musicals: 0.3, 'short stories': 0.3, 'pop music': 0.4, sport: 0.3, travel: 0.2, family: 0.3 }, [0.9, 1.2, 0.5], [2, 7, 8, 5]),
  taste('faith, myth and meaning', { religion: 1, philosophy: 0.8, mythology: 0.5, 'world music': 0.4, 'classical music': 0.3, opera: 0.1, psychology: 0.2 }, [1.1, 0.5, 0.6], [0, 1, 4, 6]),
];
