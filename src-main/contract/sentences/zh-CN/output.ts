import type { Sentences } from '../sentences.ts';

/** Lists on paper and in files, in Simplified Chinese. */
export const output: Pick<Sentences, 'sheet' | 'listColumn'> = {
  sheet: {
    forYou: '为您推荐的书目', forGroup: '为{name}推荐的书目', forClub: '共读书单：{name}',
    popular: '本馆热门书目', popularInGroup: '{name}热门书目', newTitles: '本馆新到书目',
    whom: '读者证 {card}', shelf: '索书号', scanAddress: '扫码在馆藏目录中查看：{text}', scanNumber: '号码二维码：{text}', note: '馆员附言：{note}', fold: '沿此线对折',
    foot: '根据您在本馆的借阅，在本馆的电脑上生成。如不希望收到个人书单，请告知服务台。',
    footGeneral: '这是本馆常借书目的通用书单，并非根据您本人的借阅生成。',
    footMembers: '为尽量适合大家而选，在本馆的电脑上生成。',
    footDesk: '根据您在服务台说出的书目生成，未作任何留存。',
  },
  listColumn: {
    lists: '书单', list: '书单号', card: '读者证号', rank: '序号', title: '题名', author: '作者', series: '丛书', year: '出版年', shelfMark: '索书号', branch: '分馆',
    reason: '推荐理由', note: '附言', share: '来自其他领域', number: '书目编号', isbn: 'ISBN 号', made: '生成时间',
  },
};
