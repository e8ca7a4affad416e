const zh = {
  seatTitle: "你受邀成为工作人员",
  seatLead: "点“入席”后，这个席位就归你。链接只能用一次。",
  asAccount: (name: string) => `席位将归你的账号：${name}。`,
  asGuest: "你没有登录：会为你新建一个没有密码的账号。想用自己的账号，请先登录。",
  seatCode: "邀请链接或邀请码",
  take: "入席",
  ticketTitle: "使用票码",
  toDebate: "进入辩论",
};

const en: typeof zh = {
  seatTitle: "You are invited to the staff",
  seatLead: "Take the seat and it is yours. The link works once.",
  asAccount: (name) => `The seat will belong to your account, ${name}.`,
  asGuest:
    "You are not logged in: an account without a password will be made for you. To use your own, log in first.",
  seatCode: "Invitation link or code",
  take: "Take the seat",
  ticketTitle: "Use a ticket",
  toDebate: "Go to the debate",
};

export const joinWords = { zh, en };
