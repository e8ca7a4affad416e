import { english } from "../../words/english.ts";

const zh = {
  title: "辩论大厅",
  lead: "一个辩题，两方交锋，把道理讲透。",
  tabsLabel: "按状态筛选",
  all: "全部",
  categoryLabel: "按分类筛选",
  allCategories: "全部分类",
  sortLabel: "排序",
  sort: { newest: "最新创建", startTime: "开始时间" },
  searchLabel: "搜索辩论",
  searchHint: "搜索标题或辩题",
  clear: "清除搜索",
  total: (count: string) => `共 ${count} 场`,
  emptyTitle: "还没有辩论",
  emptyText: "有新的辩论创建后，会出现在这里。",
  noneTitle: "没有找到符合条件的辩论",
  noneText: "换个关键词，或者放宽筛选条件。",
  showAll: "查看全部辩论",
  pastEndTitle: "这一页没有内容",
  pastEndText: "列表没有这么多页。",
  firstPage: "回到第一页",
  watching: (count: string) => `${count} 人在看`,
};

export type HomeWords = typeof zh;

export const homeWords = {
  zh,
  get en(): HomeWords {
    return english("home");
  },
};
