/** What parts say that a room is shown without: passwords, copies, pages of lists, counts, names. */
const zh = {
  username: "用户名",
  password: "密码",
  showPassword: "显示密码",
  copy: "复制",
  copied: "已复制",
  selected: "已选中，请按复制键",
  pagesLabel: "分页",
  previous: "上一页",
  next: "下一页",
  page: (page: string) => `第 ${page} 页`,
  host: "主持",
  unnamedHost: "未署名",
  unscheduled: "时间待定",
  figures: {
    views: "观看",
    likes: "点赞",
    comments: "评论",
  },
};

const en: typeof zh = {
  username: "User name",
  password: "Password",
  showPassword: "Show the password",
  copy: "Copy",
  copied: "Copied",
  selected: "Selected: press copy",
  pagesLabel: "Pages",
  previous: "Previous",
  next: "Next",
  page: (page) => `Page ${page}`,
  host: "Host",
  unnamedHost: "Unnamed",
  unscheduled: "Time to be announced",
  figures: {
    views: "Views",
    likes: "Likes",
    comments: "Comments",
  },
};

export const partWords = { zh, en };
