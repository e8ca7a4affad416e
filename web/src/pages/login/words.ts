const zh = {
  title: "登录账号",
  lead: "观看和投票不需要账号；登录后换一台设备也还是你。",
  register: "注册",
  closed: "这里不开放注册。需要账号的话，请向主办方索取。",
  usernameHint: "3–32 个字母、数字、下划线、连字符或汉字。",
  passwordHint: "至少 8 个字符。",
  nickname: "昵称",
  nicknameHint: "别人看到的名字，不填则用用户名。",
  already: (name: string) => `你已登录：${name}`,
  goOn: "继续",
  againTitle: "登录已失效",
  againText: "请再输入一次密码。页面上写好的内容都还在。",
};

const en: typeof zh = {
  title: "Your account",
  lead: "Watching and voting need no account; with one you stay yourself on another device.",
  register: "Register",
  closed: "Registration is closed here. If you need an account, ask the organisers.",
  usernameHint: "3–32 letters, digits, underscores, dashes or Chinese characters.",
  passwordHint: "At least 8 characters.",
  nickname: "Name",
  nicknameHint: "What others see; the user name if you leave it out.",
  already: (name) => `You are logged in as ${name}`,
  goOn: "Go on",
  againTitle: "Your login has ended",
  againText: "Enter your password once more. What you wrote on the page is still there.",
};

export const loginWords = { zh, en };
