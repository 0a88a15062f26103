/** Syllables that Korean texts are full of. */
export const commonHangul: ReadonlySet<string> = new Set(
  '이다는에의가을하고한은지를서도로사기리시인어자대나그아과정스일있라들보해수부전주으게제상적원여장구마소신국니학중생성유면경동공조세안관화산선연문만위방미무진오치물양모비것년영우교실분드와트말발업계내통금등까력회강복현식본입르당단설행재반개운명없남달작민결음열후바불러살던간피레클래책법터포',
);
