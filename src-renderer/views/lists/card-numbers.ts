/** Card numbers as they are typed or pasted: parted by lines, commas, semicolons, tabs or spaces, each once. */
export const cardNumbers = (text: string): string[] => [...new Set(text.split(/[\s,;，；、]+/u).filter((card) => card !== ''))];
