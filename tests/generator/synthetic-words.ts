/** Words that made-up titles and made-up creators are put together from. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const givenNames = words(`
Ada Aidan Alba Amos Anton Arlo Beatrix Bram Bruno Carys Cedric Clara Cleo Cyril Dalia Darius Edda Edwin Elsa Emeric Enid Esme Ezra
Fabian Faye Felix Fiona Freya Gideon Greta Gwen Harriet Hector Hugo Ida Imogen Ines Isaac Ivor Jonas Juno Kai Keira Lena Leopold
Linus Lotte Lucian Mabel Magnus Maren Marcus Milo Mira Nadia Nell Nils Odette Olwen Orson Otto Paloma Percy Petra Quentin Rafael
Romy Rowan Rufus Saskia Selma Silas Sorcha Tamsin Tessa Tobias Una Ursula Vera Viktor Wanda Wilfred Xenia Yara Yusuf Zelda Zora`);

export const familyNames = words(`
Abney Aldous Ashdown Barrow Bellweather Birk Blackmoor Brandt Calloway Carrick Cawdor Chandos Colbeck Crane Dacre Delamere Draycott
Eastlake Elphick Fairholm Fenwick Foxglove Galbraith Garrow Hallam Harcombe Hawksley Heathcote Holloway Ingleby Jessop Kestrel Kinnaird
Lambourne Larkin Lindqvist Lockhart Maddox Marchmont Mellor Merriden Nightingale Norrell Oakeshott Osgood Pellew Penrose Quill Radley
Ravenscroft Rosewarne Sallow Seabrook Selwyn Sorrell Stanhope Tarrant Thackray Thornbury Tolland Underhill Vane Wainscott Wetherby
Whitlock Winterbourne Wyatt Yardley Zeller`);

export const adjectives = words(`
Amber Ancient Bitter Blue Borrowed Broken Burning Crooked Crystal Distant Drifting Early Empty Endless Faithful Final Forgotten Frozen
Gentle Gilded Golden Hidden Hollow Hungry Idle Iron Last Late Little Lonely Long Lost Lucky Midnight Narrow New Northern Open Painted
Pale Patient Perfect Quiet Red Restless Salt Scarlet Second Secret Shallow Silent Silver Slow Southern Stolen Strange Stubborn Summer
Sunken Tender Thirteenth Unwritten Velvet Wandering White Wild Winter Wooden Yellow`);

export const nouns = words(`
Anchor Archive Autumn Bakery Balcony Bell Bicycle Border Bridge Candle Carnival Cathedral Chapel Clockmaker Coast Compass Crossing
Daughter Diary Door Engine Estuary Evening Ferry Field Fire Forest Fox Garden Gate Ghost Glass Harbour Harvest Heir Horizon Hotel
Hour House Inheritance Island Journey Key Kingdom Ladder Lantern Letter Library Light Lighthouse Map Marsh Meadow Mirror Mountain
Museum Neighbour Night Orchard Orchestra Owl Passenger Pharmacist Piano Portrait Promise Quarry Question Railway Rain River Road
Room Sailor Sea Shadow Sister Sky Snow Song Stair Station Stone Storm Stranger Street Tailor Theatre Thief Tide Tower Train Valley
Violin Voyage Wall Watchmaker Waterfall Window Winter Witness Wolf Woods`);

export const places = words(`
Alderwick Brackenridge Carrowmore Dunmoor Eastholm Farrowdale Glenhaven Harrowgate Inverlea Juniper-Bay Kilmarsh Larkfield Mossbank
Northwater Oakhollow Pennant Quayside Ravensea Saltmarsh Thornhill Umber-Street Vellum-Row Westering Yarrow`);

export const chineseFamilyNames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金'];
export const chineseGivenNames = [...'安白冰博晨诚楚春达丹东恩芳飞枫刚桂海涵浩荷恒红华慧佳坚江洁静君凯岚乐蕾莉林玲龙梅敏明宁鹏平琴清秋然荣蓉瑞珊诗书松婷文雯希夏翔晓欣星雪雅妍阳怡艺英勇宇雨玉媛远月云泽哲珍志竹子'];
export const chineseAdjectives = ['遥远的', '沉默的', '最后的', '金色的', '失落的', '温柔的', '南方的', '北方的', '隐秘的', '流浪的', '夏日的', '冬夜的', '无名的', '古老的', '蓝色的', '漫长的', '透明的', '借来的', '孤独的', '消失的', '清晨的', '午夜的', '小小的', '未完的'];
export const chineseNouns = ['灯塔', '河流', '车站', '果园', '书信', '窗口', '花园', '港湾', '旅人', '山谷', '剧院', '钟楼', '渡口', '雨季', '雪地', '街巷', '琴声', '岛屿', '邻居', '证人', '地图', '影子', '码头', '稻田', '夜航', '石桥', '茶馆', '院子', '月光', '风筝', '候鸟', '博物馆', '图书馆', '裁缝', '钟表匠', '远山'];
